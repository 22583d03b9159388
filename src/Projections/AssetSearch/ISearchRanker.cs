namespace NeuraNft.Projections.AssetSearch;

/// <summary>
/// A second opinion on the best hits of a search by relevance, such as that of a language model. Where one is registered, relevance lists
/// its candidates alone, in the order of its scores.
/// </summary>
public interface ISearchRanker
{
    /// <summary>How many of the best hits it looks at; 600 at most.</summary>
    int Candidates { get; }

    /// <summary>A score for each asset, the higher the better.</summary>
    /// <remarks>It follows from text and asset alone: a later page asks again, and must hear the same.</remarks>
    Task<IReadOnlyList<float>> ScoreAsync(string text, IReadOnlyList<AssetRow> assets, CancellationToken ct);
}
