using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// A second opinion on what a search by relevance is about, such as that of a language model. Where one is registered, relevance lists the
/// best of both, by reciprocal rank fusion; what full text does not find may be among them.
/// </summary>
public interface ISearchRanker
{
    /// <summary>How many of the best of either side are fused, and listed; 100 at most, for cursors carry them.</summary>
    int Candidates { get; }

    /// <summary>
    /// Assets near to a text, the nearest first. Filters are applied behind it: it may give several times as many as are listed.
    /// </summary>
    Task<IReadOnlyList<AssetId>> NearestAsync(string text, CancellationToken ct);
}
