using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.AccessHistory;

/// <summary>What an event does to the intervals of an asset.</summary>
internal abstract record HistoryChange
{
    private HistoryChange() { }

    /// <summary>A right begins. Account is empty for what holds for everyone.</summary>
    public sealed record Open(
        AssetId Asset, string Kind, string Account, AccessLevel Level, Account By, BlockTime? ExpiresAt, BlockTime From) : HistoryChange;

    /// <summary>Open intervals end: of one kind or (null) all, of one account or (null) all.</summary>
    public sealed record Close(AssetId Asset, string? Kind, string? Account, string Reason) : HistoryChange;
}
