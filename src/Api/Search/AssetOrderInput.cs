using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search;

/// <summary>What hits are sorted by; without, best first where there is a text, else newest first.</summary>
/// <param name="Relevance">How well the words match; best first is DESC. Without text as popularity.</param>
/// <param name="MintedAt">By block time.</param>
/// <param name="Price">By the lowest price of an open listing; what is not for sale stands last.</param>
/// <param name="Popularity">By completed inferences, leases (each as ten) and sales (each as twenty).</param>
[OneOf]
public sealed record AssetOrderInput(
    SortDirection? Relevance = null, SortDirection? MintedAt = null, SortDirection? Price = null, SortDirection? Popularity = null)
{
    internal SearchOrder ToOrder() => this switch
    {
        { MintedAt: { } direction } => Of(SearchKey.MintedAt, direction),
        { Price: { } direction } => Of(SearchKey.Price, direction),
        { Popularity: { } direction } => Of(SearchKey.Popularity, direction),
        _ => Of(SearchKey.Relevance, Relevance ?? SortDirection.Desc),
    };

    private static SearchOrder Of(SearchKey key, SortDirection direction) => new(key, direction == SortDirection.Asc);
}
