namespace NeuraNft.Application.Chain;

/// <summary>The source contradicts what was ingested: nothing is appended until it agrees again or an operator decides.</summary>
public sealed class ChainHaltedException(string message) : Exception(message);
