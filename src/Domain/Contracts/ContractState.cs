using System.Collections.Immutable;
using System.Diagnostics;
using static NeuraNft.Domain.Contracts.ContractEvent;

namespace NeuraNft.Domain.Contracts;

/// <summary>What is known of an asset contract as a whole; null where no event said so yet.</summary>
public sealed record ContractState(
    Account? Owner, Platform Platform, Account? Anchorer, StagedUpgrade? Staged, string? Version,
    ImmutableSortedDictionary<string, AuditAnchored> Anchors)
{
    public static ContractState Initial { get; } = new(
        null, Platform.None, null, null, null, ImmutableSortedDictionary.Create<string, AuditAnchored>(StringComparer.Ordinal));

    /// <summary>Folds what the chain has decided; nothing is judged here.</summary>
    public static ContractState Evolve(ContractState state, ContractEvent @event) => @event switch
    {
        PlatformSet e => state with { Platform = new Platform(e.Account, e.FeeBasisPoints) },
        AnchorerSet e => state with { Anchorer = e.Account },
        OwnerSet e => state with { Owner = e.NewOwner },
        UpgradeStaged e => state with { Staged = new StagedUpgrade(e.CodeHash, e.EarliestAt) },
        UpgradeCancelled => state with { Staged = null },
        UpgradeApplied e => state with { Staged = null, Version = e.Version },
        // A balance of the account, which the contract keeps beside what was deposited.
        PayoutHeld or PayoutForwarded => state,
        AuditAnchored e => state with { Anchors = state.Anchors.SetItem(e.Origin, e) },
        _ => throw new UnreachableException($"{state.GetType().Name} x {@event.GetType().Name}"),
    };
}
