using System.Collections.Immutable;

namespace NeuraNft.Domain.Assets;

/// <summary>The rights in one asset: its owner, cap, default, and what each account was granted in which epoch.</summary>
public sealed record AssetAccess(
    Account Owner, AccessLevel Default, AccessLevel Max, long Epoch, ImmutableDictionary<Account, AccessGrant> Grants)
{
    public AccessLevel LevelOf(Account account, BlockTime at) => Explain(account, at).Level;

    public AccessDecision Explain(Account account, BlockTime at)
    {
        if (account == Owner)
            return new AccessDecision(AccessLevel.AbsoluteOwnership, AccessSource.Owner, null, Capped: false, Denial: null);
        var grant = Grants.GetValueOrDefault(account);
        return grant is not null && grant.LiveAt(at)
            ? Of(grant.Level, AccessSource.Grant, grant.ExpiresAt, missed: null)
            : Of(Default, AccessSource.Default, null, MissedBy(grant));
    }

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

    // A grant that ended explains a denial only where it gave more than everyone has.
    private AccessDenial? MissedBy(AccessGrant? grant) =>
        grant is not null && grant.Level > Default ? grant.Ended ?? AccessDenial.Expired : null;
}
