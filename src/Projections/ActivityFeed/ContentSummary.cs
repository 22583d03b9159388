using System.Diagnostics;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Sealing.ContentEvent;
using static NeuraNft.Domain.Sealing.KeyEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>What a line of the feed says of encrypted content and its keys: each with its reason.</summary>
internal static class ContentSummary
{
    public static object Of(ContentEvent @event) => @event switch
    {
        AssetSealed e => new
        {
            version = e.Version,
            revision = e.Revision,
            cid = e.Payload.Cid,
            sha256 = e.Payload.Sha256,
            size = e.Payload.Size,
            by = e.By,
        },
        ReencryptionDue e => new
        {
            version = e.Version,
            revision = e.Revision,
            reason = e.Reason,
            account = e.Account,
            atOnce = e.AtOnce,
            cause = e.Cause,
        },
        ReencryptionDone e => new { version = e.Version, revision = e.Revision, oldCid = e.OldCid, cid = e.Payload.Cid },
        ContentWithdrawn e => new { version = e.Version, revision = e.Revision, cid = e.Cid, cause = e.Cause },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    public static object Of(KeyEvent @event) => @event switch
    {
        KeyReleased e => new
        {
            account = e.Account,
            version = e.Version,
            revision = e.Revision,
            purpose = e.Purpose,
            level = e.Decision.Level,
            source = e.Decision.Source,
            givenBy = e.Decision.GivenBy,
            worker = e.Worker,
            job = e.Job,
        },
        KeyRefused e => new
        {
            account = e.Account,
            version = e.Version,
            purpose = e.Purpose,
            code = e.Code,
            reason = e.Reason,
            required = e.Decision.Required,
            level = e.Decision.Level,
            worker = e.Worker,
            job = e.Job,
        },
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
