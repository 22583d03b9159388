using System.Diagnostics;
using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Assets.AssetState;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Assets.AssetEvent, NeuraNft.Domain.Assets.AssetRefusal>;

namespace NeuraNft.Domain.Assets;

using Verdict = Decision<AssetEvent, AssetRefusal>;

/// <summary>What who administers an asset may say about others' rights; that the actor does was checked before.</summary>
internal static class AccessDecider
{
    public static Verdict Decide(Minted m, AssetCommand command, BlockTime now) => command switch
    {
        SetAccess c => Grant(m, new AccessAsk(c.Account, c.Level, c.ExpiresAt), c.Actor, now),
        SetAccessMany c => GrantMany(m, c, now),
        RevokeAccess c => Revoke(m, c, now),
        SetDefaultLevel c => SetDefault(m, c),
        SetMaxLevel c => SetMax(m, c, now),
        _ => throw new UnreachableException($"{m.GetType().Name} x {command.GetType().Name}"),
    };

    public static Verdict Grant(Minted m, AccessAsk ask, Account actor, BlockTime now) =>
        ask.Account == m.Owner ? Refuse(new OwnerHoldsAll(m.Owner))
        : m.Access.IsOverMax(ask.Level) ? Refuse(new OverMaxLevel(ask.Level, m.Access.Max))
        : ask.ExpiresAt is { } end && end <= now ? Refuse(new ExpiryInPast(end, now))
        : m.Access.SlotsOf(ask.Account).Of(GrantOrigin.Grant) is { Ended: null } g
            && (g.Level, g.ExpiresAt) == (ask.Level, ask.ExpiresAt) ? Accept()
        : Accept(new AccessSet(m.Asset, ask.Account, ask.Level, ask.ExpiresAt, actor, now, GrantOrigin.Grant));

    private static Verdict GrantMany(Minted m, SetAccessMany c, BlockTime now)
    {
        var events = new List<AssetEvent>();
        foreach (var ask in c.Asks)
        {
            if (Grant(m, ask, c.Actor, now) is not Verdict.Accepted accepted)
                return Grant(m, ask, c.Actor, now);
            events.AddRange(accepted.Events);
        }

        return Accept(events);
    }

    private static Verdict Revoke(Minted m, RevokeAccess c, BlockTime now) =>
        m.Access.SlotsOf(c.Account).Of(c.Origin) is not { Ended: null } right ? Accept()
        : c.Origin != GrantOrigin.Grant && c.Actor != c.Account && right.LiveAt(now) ? Refuse(new PaidRight(c.Account, c.Origin))
        : Accept(new AccessRevoked(m.Asset, c.Account, c.Actor, c.Origin));

    private static Verdict SetDefault(Minted m, SetDefaultLevel c) =>
        c.Level == AccessLevel.AbsoluteOwnership ? Refuse(new DefaultTooHigh(c.Level))
        : m.Access.IsOverMax(c.Level) ? Refuse(new OverMaxLevel(c.Level, m.Access.Max))
        : c.Level == m.Access.Default ? Accept()
        : Accept(new DefaultLevelSet(m.Asset, c.Level, c.Actor));

    // "No cap" is above every cap, so going back to it is a raise.
    private static Verdict SetMax(Minted m, SetMaxLevel c, BlockTime now) =>
        c.Level == m.Access.Max ? Accept()
        : m.Access.Max != AccessLevel.None && (c.Level == AccessLevel.None || c.Level > m.Access.Max)
            ? Refuse(new OverMaxLevel(c.Level, m.Access.Max))
        : m.Paid.LevelAt(now) is var paid && c.Level < paid ? Refuse(new CapBelowPaid(paid))
        : Accept(new MaxLevelSet(m.Asset, c.Level, c.Actor));
}
