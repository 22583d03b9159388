using System.Diagnostics;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Sealing.ContentCommand;
using static NeuraNft.Domain.Sealing.ContentEvent;
using static NeuraNft.Domain.Sealing.ContentRefusal;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Sealing.ContentEvent, NeuraNft.Domain.Sealing.ContentRefusal>;

namespace NeuraNft.Domain.Sealing;

using Verdict = Decision<ContentEvent, ContentRefusal>;

/// <summary>Which revision of a version's content counts, and when there must be another.</summary>
public static class ContentDecider
{
    public static Verdict Decide(ContentState state, ContentCommand command) => command switch
    {
        SealVersion { Asset: AssetState.Minted asset } c => Seal(state, asset, c),
        SealVersion => Refuse(new NoSuchAsset()),
        AskReencryption c => Accept(
        [
            .. state.Versions.Values.Where(v => v.Standing == ContentStanding.Current).Select(v => new ReencryptionDue(
                c.Asset, v.Version, v.Revision, c.Reason, c.Account, c.AtOnce, c.Cause, c.LostAt)),
        ]),
        FinishReencryption c => Finish(state, c),
        WithdrawContent c => Accept(
        [
            .. state.Versions.Values.Where(v => v.Standing != ContentStanding.Withdrawn).Select(v => new ContentWithdrawn(
                c.Asset, v.Version, v.Revision, v.Payload.Cid, c.Cause)),
        ]),
        _ => throw new UnreachableException(command.GetType().Name),
    };

    public static ContentState Evolve(ContentState state, ContentEvent @event) => @event switch
    {
        AssetSealed e => state.With(new SealedVersion(
            e.Version, e.Revision, e.Payload, e.Commitment, e.Payload.Cid, ContentStanding.Current, AtOnce: false)),
        ReencryptionDue e => state.With(Known(state, e.Version) with { Standing = ContentStanding.Due, AtOnce = e.AtOnce }),
        ReencryptionDone e => state.With(Known(state, e.Version) with
        {
            Revision = e.Revision,
            Payload = e.Payload,
            Standing = ContentStanding.Current,
            AtOnce = false,
        }),
        ContentWithdrawn e => state.With(Known(state, e.Version) with { Standing = ContentStanding.Withdrawn, AtOnce = false }),
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static Verdict Seal(ContentState state, AssetState.Minted asset, SealVersion c)
    {
        var published = asset.Version;
        var next = (published?.Number ?? 0) + 1;
        var known = state.Of(c.Version);
        return c.Actor != asset.Owner ? Refuse(new NotOwner(c.Actor))
            : c.Version != next && c.Version != published?.Number ? Refuse(new WrongVersion(c.Version, next))
            : known?.PublishedCid == c.Payload.Cid ? Accept()
            : c.Version == published?.Number && published.Cid != c.Payload.Cid ? Refuse(new OtherContent(c.Version, published.Cid))
            : Accept(new AssetSealed(
                asset.Asset, c.Version, (known?.Revision ?? 0) + 1, c.Payload, c.Commitment, asset.Access.Epoch, c.Actor, c.Statement));
    }

    private static Verdict Finish(ContentState state, FinishReencryption c) => state.Of(c.Version) switch
    {
        { Standing: ContentStanding.Current } v when (v.Revision, v.Payload) == (c.Revision, c.Payload) => Accept(),
        { Standing: ContentStanding.Due } v when c.Revision == v.Revision + 1 =>
            Accept(new ReencryptionDone(c.Asset, c.Version, c.Revision, v.Payload.Cid, c.Payload)),
        _ => Refuse(new NotDue(c.Version, c.Revision)),
    };

    private static SealedVersion Known(ContentState state, int version) =>
        state.Of(version) ?? throw new UnreachableException($"Version {version} was never sealed.");
}
