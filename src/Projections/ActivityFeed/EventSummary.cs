using System.Diagnostics;
using System.Text.Json;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Accounts.AccountEvent;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>What a line of the feed says beside who and when. Never an input, an output or a key.</summary>
internal static class EventSummary
{
    public static JsonElement Of(object data) => JsonSerializer.SerializeToElement(data switch
    {
        CollectionEvent e => Of(e),
        AssetEvent e => Of(e),
        InferenceEvent e => Of(e),
        SessionOpened e => new { account = e.Account, network = e.Network },
        AccountEvent => throw new UnreachableException(data.GetType().Name),
        _ => new { },
    });

    private static object Of(CollectionEvent @event) => @event switch
    {
        CollectionCreated e => new { name = e.Details.Name, owner = e.Owner },
        CollectionUpdated e => new { name = e.Details.Name },
        CollectionTransferred e => new { oldOwner = e.OldOwner, newOwner = e.NewOwner },
        MinterSet e => new { account = e.Account, allowed = e.Allowed },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static object Of(AssetEvent @event) => @event switch
    {
        AssetMinted e => new { name = e.Name, kind = e.Kind, owner = e.Owner, defaultLevel = e.DefaultLevel, maxLevel = e.MaxLevel },
        MetadataUpdated e => new { name = e.Name },
        VersionPublished e => new { number = e.Version.Number, cid = e.Version.Cid, sha256 = e.Version.Sha256 },
        AssetTransferred e => new { oldOwner = e.OldOwner, newOwner = e.NewOwner, memo = e.Memo },
        AccessSet e => new { account = e.Account, level = e.Level, expiresAt = e.ExpiresAt, grantedBy = e.GrantedBy },
        AccessRevoked e => new { account = e.Account, revokedBy = e.RevokedBy },
        DefaultLevelSet e => new { level = e.Level },
        MaxLevelSet e => new { level = e.Level },
        AccessEpochBumped e => new { epoch = e.Epoch, oldOwner = e.OldOwner, newOwner = e.NewOwner },
        AssetBurnt e => new { owner = e.Owner },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static object Of(InferenceEvent @event) => @event switch
    {
        InferenceRequested e => new { requester = e.Requester, level = e.LevelSeen, version = e.Model.Version, inputKind = e.InputKind },
        InferenceStarted e => new { worker = e.Worker, attempt = e.Attempt },
        InferenceCompleted e => new
        {
            worker = e.Worker,
            executionProvider = e.Result.ExecutionProvider,
            durationMicroseconds = e.Result.DurationMicroseconds,
            outputSha256 = e.Result.OutputSha256,
        },
        InferenceFailed e => new { code = e.Code },
        InferenceCancelled e => new { by = e.By },
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
