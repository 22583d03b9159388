using System.Diagnostics;
using System.Globalization;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Application.Rights;

/// <summary>What a duty comes to: who lost what, why, and which jobs stood then.</summary>
/// <param name="Losses">Empty where nothing was lost.</param>
/// <param name="Before">What each had right before it.</param>
/// <param name="After">What each has right behind it.</param>
/// <param name="JobStood">Whether a job was asked for before.</param>
internal sealed record LostRights(
    IReadOnlyList<RightsLoss> Losses, RightsLossReason Reason, Func<Account, AccessLevel> Before, Func<Account, AccessLevel> After,
    BlockTime At, long Cause, Func<OpenJob, bool> JobStood)
{
    public bool IsBurnt => Reason == RightsLossReason.Burnt;

    public static LostRights Of(RightsDuty duty, AssetTimeline asset) => duty switch
    {
        RightsDuty.ByEvent e => OfEvent(e, asset),
        RightsDuty.ByTime e => OfTime(e, asset),
        _ => throw new UnreachableException(duty.GetType().Name),
    };

    /// <summary>Who could have held a key and can no longer: one account, or null for several or everybody; false where nobody.</summary>
    public bool TryKeyLoser(out Account? account)
    {
        var losers = Losses.Where(l => l.Drops(KeyDecider.RequiredFor(KeyPurpose.Download))).ToList();
        account = losers is [var one] ? one.Account : null;
        return losers.Count > 0;
    }

    /// <summary>It was this that took the requester's right; what had ended by then is another duty's, with its own reason.</summary>
    public bool Stops(OpenJob job) => JobStood(job)
        && new RightsLoss(job.Requester, Before(job.Requester), After(job.Requester)).Drops(KeyDecider.RequiredFor(KeyPurpose.Inference));

    private static LostRights OfEvent(RightsDuty.ByEvent duty, AssetTimeline asset)
    {
        var (index, cause) = asset.Events.Index().First(e => e.Item.Sequence == duty.Position);
        var (data, at) = ((AssetEvent)cause.Data, TimeOf(cause));
        var before = asset.After(index);
        var after = AssetDecider.Evolve(before, data);
        return new LostRights(
            RightsLoss.By(data, before, after, at), ReasonOf(data), a => before.LevelOf(a, at), a => after.LevelOf(a, at), at,
            duty.Position, job => job.Position < duty.Position);
    }

    // What came at or after the end does not count for it: a right that is given anew then is another one.
    private static LostRights OfTime(RightsDuty.ByTime duty, AssetTimeline asset)
    {
        var state = asset.After(asset.Events.TakeWhile(e => TimeOf(e) < duty.At).Count());
        return new LostRights(
            RightsLoss.ByTime(duty.Account, state, duty.At), RightsLossReason.Expired,
            a => state.LevelOf(a, new BlockTime(duty.At.Nanoseconds - 1)), a => state.LevelOf(a, duty.At), duty.At, duty.Position,
            job => job.Requester == duty.Account && job.RequestedAt < duty.At);
    }

    // Every event of an asset came from the chain with its block's time.
    private static BlockTime TimeOf(IEvent at) => at.Headers.TryGetValue("block_time", out var nanoseconds)
        ? new BlockTime(ulong.Parse(nanoseconds!, CultureInfo.InvariantCulture))
        : BlockTime.From(at.Timestamp);

    private static RightsLossReason ReasonOf(AssetEvent @event) => @event switch
    {
        AssetTransferred => RightsLossReason.Transferred,
        AccessEpochBumped e => e.OldOwner == e.NewOwner ? RightsLossReason.Lapsed : RightsLossReason.Transferred,
        AccessRevoked => RightsLossReason.Revoked,
        AccessSet or DefaultLevelSet or MaxLevelSet => RightsLossReason.Lowered,
        AssetBurnt => RightsLossReason.Burnt,
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
