using Neura.ContentStore;

namespace NeuraNft.Application.Content.Providers;

/// <summary>What is still to be done at a provider.</summary>
/// <param name="Owner">Whose group the content belongs in.</param>
/// <param name="Attempts">This one included.</param>
public sealed record ProviderIntent(
    long Id, string Provider, ProviderAct Act, Cid Cid, string Sha256, long Size, string Owner, int Attempts, DateTimeOffset CreatedAt);

/// <summary>In the table in lower case.</summary>
public enum ProviderAct
{
    Pin,
    Move,
    Unpin,
}
