namespace NeuraNft.Projections.AssetSearch;

/// <summary>How hits are listed.</summary>
public sealed record SearchOrder(SearchKey Key, bool Ascending)
{
    public static SearchOrder BestFirst { get; } = new(SearchKey.Relevance, Ascending: false);

    public static SearchOrder NewestFirst { get; } = new(SearchKey.MintedAt, Ascending: false);

    internal string Direction => Ascending ? "asc" : "desc";

    internal string Beyond => Ascending ? ">" : "<";

    internal string UpTo => Ascending ? "<=" : ">=";

    /// <summary>A column or expression of asset_search that has an index, and the type of its values in cursors.</summary>
    internal (string Expression, string Type) Sort => Key switch
    {
        SearchKey.Relevance => ("score", "real"),
        SearchKey.MintedAt => ("t.minted_position", "bigint"),
        SearchKey.Price when Ascending => ("coalesce(t.price, 'infinity')", "numeric"),
        SearchKey.Price => ("coalesce(t.price, -1)", "numeric"),
        SearchKey.Popularity => ("t.popularity", "bigint"),
    };
}

/// <summary>What hits are sorted by; those alike stand in the order of their minting.</summary>
public enum SearchKey
{
    /// <summary>How well the words match, and a little how popular the asset is.</summary>
    Relevance,
    MintedAt,

    /// <summary>The lowest of an open listing. What is not for sale stands last both ways.</summary>
    Price,
    Popularity,
}
