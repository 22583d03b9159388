namespace NeuraNft.Api.Web;

/// <summary>What of the network is this machine's own.</summary>
/// <param name="Suffix">How the accounts end that POST /account makes; null: the chain is another's, and it makes none.</param>
public sealed record LocalNetwork(string? Suffix);
