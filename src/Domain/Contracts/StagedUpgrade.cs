namespace NeuraNft.Domain.Contracts;

/// <summary>Code that waits out its time lock.</summary>
public sealed record StagedUpgrade(string CodeHash, BlockTime EarliestAt);
