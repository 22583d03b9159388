using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Market;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>Whose history is asked for.</summary>
public abstract record HistoryOf
{
    private HistoryOf() { }

    /// <summary>Its inferences included.</summary>
    public sealed record AnAsset(AssetId Id) : HistoryOf;

    /// <summary>And what was minted into it.</summary>
    public sealed record ACollection(CollectionId Id) : HistoryOf;

    public sealed record AnInference(Guid Job) : HistoryOf;

    public sealed record ADeal(DealId Id) : HistoryOf;

    /// <summary>All that concerns it.</summary>
    public sealed record AnAccount(Account Account) : HistoryOf;
}
