namespace NeuraNft.Application.Chain;

/// <summary>Ingestion is too far behind the chain to say who may do what. Nothing was decided: try again.</summary>
public sealed class ChainBehindException(string message) : Exception(message);
