using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Auditor.Tests.Access;

/// <summary>
/// The rules of docs/rights.md, read off a list of events by looking for the last one that says each thing: no state, no intervals.
/// </summary>
internal static class NaiveRights
{
    private static readonly GrantOrigin[] Origins = [GrantOrigin.Grant, GrantOrigin.Lease, GrantOrigin.Resale, GrantOrigin.Purchase];

    /// <summary>Level and what gives it; null: no such asset.</summary>
    public static (AccessLevel Level, AccessSource Source)? Of(IReadOnlyList<AssetEvent> events, Account account, BlockTime at)
    {
        if (!events.OfType<AssetMinted>().Any()) return null;
        if (events.OfType<AssetBurnt>().Any()) return (AccessLevel.None, AccessSource.None);
        var owner = events.OfType<AssetTransferred>().LastOrDefault()?.NewOwner ?? events.OfType<AssetMinted>().Single().Owner;
        if (owner == account) return (AccessLevel.AbsoluteOwnership, AccessSource.Owner);
        var most = events.OfType<MaxLevelSet>().LastOrDefault()?.Level ?? events.OfType<AssetMinted>().Single().MaxLevel;
        var everyones = events.OfType<DefaultLevelSet>().LastOrDefault()?.Level ?? events.OfType<AssetMinted>().Single().DefaultLevel;
        var rights = Origins.Select(o => (Origin: o, Level: InForce(events, account, o, at))).Where(r => r.Level is not null).ToList();
        var (level, source) = rights.Count == 0
            ? (everyones, AccessSource.Default)
            : (rights.Max(r => r.Level)!.Value, AccessSlots.SourceOf(rights.First(r => r.Level == rights.Max(m => m.Level)).Origin));
        if (most != AccessLevel.None && level > most) level = most;
        return (level, level == AccessLevel.None ? AccessSource.None : source);
    }

    private static AccessLevel? InForce(IReadOnlyList<AssetEvent> events, Account account, GrantOrigin origin, BlockTime at)
    {
        var index = events.ToList().FindLastIndex(e => e is AccessSet set && set.Account == account && set.Origin == origin);
        if (index < 0 || events[index] is not AccessSet right || right.ExpiresAt is { } end && end <= at) return null;
        var ended = events.Skip(index + 1).Any(e => e is AccessRevoked revoked && revoked.Account == account
            && (revoked.Origin is null || revoked.Origin == origin) || e is AccessEpochBumped && origin == GrantOrigin.Grant);
        return ended ? null : right.Level;
    }
}
