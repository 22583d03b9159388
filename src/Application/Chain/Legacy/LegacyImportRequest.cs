namespace NeuraNft.Application.Chain.Legacy;

/// <param name="Network">Name under which the chain's facts are stored.</param>
/// <param name="Contract">Account of the deployed contract: its assets keep it in their ids.</param>
/// <param name="FromHeight">First height of a first run; later runs go on where the last one stopped.</param>
/// <param name="ToHeight">Last height; null: the source's newest final block.</param>
/// <param name="DryRun">Reads and counts, writes nothing.</param>
/// <param name="BatchBlocks">Blocks in one transaction.</param>
public sealed record LegacyImportRequest(
    string Network, string Contract, ulong FromHeight, ulong? ToHeight, bool DryRun, int BatchBlocks = 100);
