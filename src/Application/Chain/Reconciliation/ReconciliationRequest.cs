namespace NeuraNft.Application.Chain.Reconciliation;

/// <param name="Network">Name under which the chain's facts are stored.</param>
/// <param name="Contract">Whose assets.</param>
/// <param name="Kind">What its views are; a market has none that are compared.</param>
/// <param name="Height">A final height that was ingested; null: the last one.</param>
/// <param name="Sample">Assets compared, chosen by the height so that a run can be repeated; null: all.</param>
public sealed record ReconciliationRequest(string Network, string Contract, ContractKind Kind, ulong? Height, int? Sample)
{
    /// <summary>Also whether the contract counts as many assets as the log has live ones; only of all assets, and of NRC-101.</summary>
    public bool Supply { get; init; }
}
