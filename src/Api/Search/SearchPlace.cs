using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NeuraNft.Api.Assets;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.Search;

/// <summary>
/// A search cursor as text. It comes back authenticated, so its form is certain; that it is of the same search, its fingerprint tells.
/// </summary>
internal sealed class SearchPlace(string? text, AssetFilterInput where, SearchOrder order)
{
    private readonly string search = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { text, where = where.Shape, order })))[..8]);

    public string Write(SearchCursor c) =>
        string.Create(CultureInfo.InvariantCulture, $"{search} {c.Key} {c.MintedPosition} {c.LowestTier} {c.Further}");

    /// <exception cref="Neura.GraphQL.GraphQLException">It is of another search.</exception>
    public SearchCursor? Parse(string? cursor) => cursor?.Split(' ') switch
    {
        null => null,
        [var of, var key, var position, var tier, var further] when of == search => new SearchCursor(
            key, long.Parse(position, CultureInfo.InvariantCulture), int.Parse(tier, CultureInfo.InvariantCulture), further),
        _ => throw SearchInputs.Refuse(
            "The cursor given as `after` is of another search.", Neura.GraphQL.Execution.ErrorCodes.InvalidCursor),
    };
}
