using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Assets.AssetState;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Assets.AssetEvent, NeuraNft.Domain.Assets.AssetRefusal>;

namespace NeuraNft.Domain.Assets;

using Verdict = Decision<AssetEvent, AssetRefusal>;

/// <summary>Passing one's own right on: the giver loses it, and the taker gets no more than was held.</summary>
internal static class ResaleDecider
{
    public static Verdict Resell(Minted m, ResellAccess c, BlockTime now)
    {
        if (c.Receiver == c.Actor)
            return Refuse(new SelfTransfer(c.Actor));
        if (c.Receiver == m.Owner)
            return Refuse(new OwnerHoldsAll(m.Owner));
        if (Held(m, c, now) is not (var origin, var held))
            return Refuse(new NoRight(c.Actor));
        var most = Capped(m.Access, held.Level);
        var level = c.Level ?? most;
        if (most < AccessLevel.Resale)
            return Refuse(new LevelTooLow(AccessLevel.Resale, most));
        if (level == AccessLevel.None)
            return Refuse(new NothingToPass());
        if (m.Access.IsOverMax(level))
            return Refuse(new OverMaxLevel(level, m.Access.Max));
        if (level > held.Level)
            return Refuse(new LevelTooLow(level, held.Level));
        var passed = new AccessSet(
            m.Asset, c.Receiver, level, held.ExpiresAt, c.Actor, now, origin == GrantOrigin.Grant ? origin : GrantOrigin.Resale);
        return Loss(m.Access, passed, now) is { } loss ? Refuse(loss)
            : Accept(
                new AccessResold(m.Asset, c.Actor, c.Receiver, level, held.ExpiresAt, origin),
                new AccessRevoked(m.Asset, c.Actor, c.Actor, origin),
                passed);
    }

    /// <summary>A right that comes to an account takes nothing from it, and does not open what was shut on purpose.</summary>
    public static AssetRefusal? Loss(AssetAccess access, AccessSet right, BlockTime now)
    {
        var slots = access.SlotsOf(right.Account);
        if (slots.Of(GrantOrigin.Grant) is { Level: AccessLevel.None } grant && grant.LiveAt(now))
            return new ShutOut(right.Account);
        var replacedWhole = slots.Of(right.Origin) is not { } known || !known.LiveAt(now)
            || known.IsWithin(right.Level, right.ExpiresAt);
        return replacedWhole && right.Level >= access.LevelOf(right.Account, now) ? null : new WouldLose(right.Account);
    }

    private static (GrantOrigin, AccessGrant)? Held(Minted m, ResellAccess c, BlockTime now)
    {
        var slots = m.Access.SlotsOf(c.Actor);
        if (c.Origin is { } named)
            return slots.Of(named) is { } right && right.LiveAt(now) ? (named, right) : null;
        return slots.Best(now) is { } best ? (AccessSlots.OriginOf(best.Source), best.Grant) : null;
    }

    private static AccessLevel Capped(AssetAccess access, AccessLevel level) => access.IsOverMax(level) ? access.Max : level;
}
