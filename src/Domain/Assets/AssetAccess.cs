using System.Collections.Immutable;

namespace NeuraNft.Domain.Assets;

/// <summary>The rights in one asset: its owner, cap, default, and what each account holds by which origin.</summary>
public sealed record AssetAccess(
    Account Owner, AccessLevel Default, AccessLevel Max, long Epoch, ImmutableDictionary<Account, AccessSlots> Slots)
{
    public AccessLevel LevelOf(Account account, BlockTime at) => Explain(account, at).Level;

    /// <summary>
    /// The owner holds all; another its highest right in force, also where that is below the default (a grant of 0 shuts out);
    /// anyone else the default. Nobody but the owner is above the cap.
    /// </summary>
    public AccessDecision Explain(Account account, BlockTime at)
    {
        if (account == Owner)
            return new AccessDecision(AccessLevel.AbsoluteOwnership, AccessSource.Owner, null, Capped: false, Denial: null);
        var slots = SlotsOf(account);
        return slots.Best(at) is { } best
            ? Of(best.Grant.Level, best.Source, best.Grant.ExpiresAt, MissedAbove(slots, best.Grant.Level, at))
            : Of(Default, AccessSource.Default, null, MissedAbove(slots, Default, at));
    }

    /// <summary>Nobody but the owner reaches the level.</summary>
    public bool IsOwnersAlone(AccessLevel level, BlockTime at) =>
        (Default < level || IsOverMax(level)) && Slots.Keys.All(a => a == Owner || LevelOf(a, at) < level);

    public AccessSlots SlotsOf(Account account) => Slots.GetValueOrDefault(account, AccessSlots.None);

    /// <summary>A cap of 0 is none.</summary>
    public bool IsOverMax(AccessLevel level) => Max != AccessLevel.None && level > Max;

    private AccessDecision Of(AccessLevel level, AccessSource source, BlockTime? expiresAt, AccessDenial? missed)
    {
        var capped = IsOverMax(level);
        var effective = capped ? Max : level;
        return effective == AccessLevel.None
            ? new AccessDecision(AccessLevel.None, AccessSource.None, null, capped, missed ?? AccessDenial.NotGranted)
            : new AccessDecision(effective, source, expiresAt, capped, missed ?? (capped ? AccessDenial.Capped : null));
    }

    // A right that ended explains a denial only where it gave more than the account has now.
    private static AccessDenial? MissedAbove(AccessSlots slots, AccessLevel level, BlockTime at) =>
        slots.Missed(at) is { } missed && missed.Grant.Level > level ? missed.Grant.Ended ?? AccessDenial.Expired : null;
}
