namespace NeuraNft.Projections.AssetSearch;

/// <summary>What was typed as queries of PostgreSQL's text search.</summary>
/// <param name="Exact">The words as they were typed, by stem.</param>
/// <param name="Wide">Also words that begin like the last one, and words like those that occur nowhere.</param>
/// <param name="Phrases">Holds a "phrase", which the index alone does not prove.</param>
/// <param name="Expected">So many assets have the words at most, as the vocabulary leads to expect; null: unknown.</param>
internal sealed record SearchQuery(string Exact, string Wide, FurtherWords Further, bool Phrases, long? Expected)
{
    public bool FindsNothing => Wide.Length == 0;

    /// <summary>With the marks that must be there, as the text of one query.</summary>
    public static string Join(string query, string marks) => (query.Length, marks.Length) switch
    {
        (_, 0) => query,
        (0, _) => marks,
        _ => $"({query}) & {marks}",
    };
}
