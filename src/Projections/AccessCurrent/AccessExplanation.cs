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
    /// <summary>What everyone may do came of this.</summary>
    public required EventReference DefaultBy { get; init; }

    /// <summary>What gave the account more than it has now, where something did.</summary>
    public EventReference? MissedBy { get; init; }

    /// <summary>The domain's own reading of the rows, so that API and decider cannot differ.</summary>
    internal static AccessExplanation Of(AccessAssetRow asset, IReadOnlyList<AccessGrantRow> rights, Account account, BlockTime at)
    {
        var slots = new AccessSlots(rights.ToImmutableSortedDictionary(r => r.Slot, r => r.ToGrant(asset.Epoch)));
        var decision = Decide(asset, slots, account, at);
        var missed = decision.Denial is null or AccessDenial.Capped ? null : slots.Missed(at);
        return new AccessExplanation(
            asset.Id, account, at, decision,
            decision.Source switch
            {
                AccessSource.Owner => new EventReference(asset.OwnerPosition, asset.OwnerEvent),
                AccessSource.Grant or AccessSource.Lease or AccessSource.Resale or AccessSource.Purchase => Given(Of(decision.Source)),
                AccessSource.Default => new EventReference(asset.DefaultPosition, asset.DefaultEvent),
                AccessSource.None => null,
            },
            asset.Burnt ? EventReference.Of(asset.BurntPosition, asset.BurntEvent)
                : missed is not null && Of(missed.Value.Source) is { } ended ? EventReference.Of(ended.EndedPosition, ended.EndedEvent)
                : null,
            decision.Capped ? new EventReference(asset.MaxPosition, asset.MaxEvent) : null,
            asset.Position)
        {
            DefaultBy = new EventReference(asset.DefaultPosition, asset.DefaultEvent),
            MissedBy = missed is null ? null : Given(Of(missed.Value.Source)),
        };

        AccessGrantRow Of(AccessSource source) => rights.Single(r => r.Slot == source);
    }

    private static EventReference Given(AccessGrantRow row) => new(row.Position, row.EventId);

    private static AccessDecision Decide(AccessAssetRow asset, AccessSlots slots, Account account, BlockTime at) => asset.Burnt
        ? new AssetState.Burnt(asset.Id, asset.Owner).Explain(account, at)
        : new AssetAccess(
            asset.Owner, asset.DefaultLevel, asset.MaxLevel, asset.Epoch,
            ImmutableDictionary<Account, AccessSlots>.Empty.Add(account, slots)).Explain(account, at);
}
