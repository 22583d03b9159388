using System.Collections.Immutable;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>An account's level at an instant, why, and the exact events that make it so.</summary>
/// <remarks>
/// Given by: what gives the level. Ended by: what ended the account's own right; null where it ended by expiry. Capped by: what
/// holds the level down. As of: position of the newest event in this asset's rights that is known here.
/// </remarks>
public sealed record AccessExplanation(
    AssetId Asset, Account Account, BlockTime At, AccessDecision Decision, EventReference? GivenBy, EventReference? EndedBy,
    EventReference? CappedBy, long AsOf)
{
    /// <summary>The domain's own reading of the rows, so that API and decider cannot differ.</summary>
    internal static AccessExplanation Of(AccessAssetRow asset, AccessGrantRow? grant, Account account, BlockTime at)
    {
        var decision = Decide(asset, grant, account, at);
        return new AccessExplanation(
            asset.Id, account, at, decision,
            decision.Source switch
            {
                AccessSource.Owner => new EventReference(asset.OwnerPosition, asset.OwnerEvent),
                AccessSource.Grant => new EventReference(grant!.Position, grant.EventId),
                AccessSource.Default => new EventReference(asset.DefaultPosition, asset.DefaultEvent),
                AccessSource.None => null,
            },
            asset.Burnt ? EventReference.Of(asset.BurntPosition, asset.BurntEvent)
                : decision.Source is AccessSource.Owner or AccessSource.Grant ? null
                : EventReference.Of(grant?.EndedPosition, grant?.EndedEvent),
            decision.Capped ? new EventReference(asset.MaxPosition, asset.MaxEvent) : null,
            asset.Position);
    }

    private static AccessDecision Decide(AccessAssetRow asset, AccessGrantRow? grant, Account account, BlockTime at)
    {
        if (asset.Burnt)
            return new AssetState.Burnt(asset.Id, asset.Owner).Explain(account, at);
        var grants = ImmutableDictionary<Account, AccessGrant>.Empty;
        if (grant is not null)
            grants = grants.Add(account, grant.ToGrant(asset.Epoch));
        return new AssetAccess(asset.Owner, asset.DefaultLevel, asset.MaxLevel, asset.Epoch, grants).Explain(account, at);
    }
}
