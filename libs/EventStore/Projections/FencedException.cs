namespace Neura.EventStore;

/// <summary>Another leader, or an operator, has moved this projection since: what was about to be written is void.</summary>
internal sealed class FencedException(string projection) : Exception($"The projection {projection} has another leader or checkpoint now.");
