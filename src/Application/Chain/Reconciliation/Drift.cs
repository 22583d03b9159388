namespace NeuraNft.Application.Chain.Reconciliation;

/// <summary>A difference between the log, folded up to a block, and the chain's own answer at that block.</summary>
/// <param name="TokenId">The asset; empty where it is about none.</param>
/// <param name="Subject">
/// "owner", "level:account", "approvals", or "view:owner" of the read model; "answer" where the contract's cannot be read, "log" where
/// the events cannot be folded, "supply" where the contract counts another number of assets than the log.
/// </param>
/// <param name="Expected">By the log.</param>
/// <param name="Actual">By the chain, or by the read model.</param>
public sealed record Drift(string TokenId, string Subject, string Expected, string Actual);
