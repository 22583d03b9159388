using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Domain.Assets;

/// <summary>An account that may do less than before; no account: everybody who has no right of his own.</summary>
public sealed record RightsLoss(Account? Account, AccessLevel Before, AccessLevel After)
{
    /// <summary>The level is reached no longer.</summary>
    public bool Drops(AccessLevel level) => Before >= level && After < level;

    /// <summary>Who lost what by an event, both states seen at its own time; what had expired by then was lost earlier.</summary>
    public static IReadOnlyList<RightsLoss> By(AssetEvent @event, AssetState before, AssetState after, BlockTime at) =>
        Among(Concerned(@event, before), a => before.LevelOf(a, at), a => after.LevelOf(a, at), Anyone(before), Anyone(after));

    /// <summary>What an account lost by the mere coming of a time.</summary>
    public static IReadOnlyList<RightsLoss> ByTime(Account account, AssetState state, BlockTime at) =>
        Among([account], a => state.LevelOf(a, new BlockTime(at.Nanoseconds - 1)), a => state.LevelOf(a, at), default, default);

    private static IReadOnlyList<RightsLoss> Among(
        IEnumerable<Account> accounts, Func<Account, AccessLevel> before, Func<Account, AccessLevel> after, AccessLevel anyBefore,
        AccessLevel anyAfter) =>
    [
        .. accounts.Distinct().Select(a => new RightsLoss(a, before(a), after(a))).Append(new RightsLoss(null, anyBefore, anyAfter))
            .Where(l => l.After < l.Before),
    ];

    private static IEnumerable<Account> Concerned(AssetEvent @event, AssetState before) => (@event, before) switch
    {
        (AccessSet e, _) => [e.Account],
        (AccessRevoked e, _) => [e.Account],
        (AssetTransferred e, _) => [e.OldOwner],
        (DefaultLevelSet or MaxLevelSet or AccessEpochBumped or AssetBurnt, AssetState.Minted m) => m.Access.Slots.Keys.Append(m.Owner),
        _ => [],
    };

    private static AccessLevel Anyone(AssetState state) =>
        state is not AssetState.Minted { Access: var access } ? AccessLevel.None
        : access.IsOverMax(access.Default) ? access.Max
        : access.Default;
}
