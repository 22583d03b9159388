using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Filters as a query for the lexemes that search_marks() puts into each document.</summary>
internal static class SearchMarks
{
    /// <summary>A mark that no document has.</summary>
    public const string Nowhere = "'x 0'";

    /// <summary>Empty where nothing is asked for.</summary>
    /// <param name="without">Left out: a facet counts what else there would be.</param>
    public static string Of(AssetFilter filter, SearchFacet? without = null)
    {
        string?[] all =
        [
            Any(filter.Kinds, SearchFacet.Kind, k => "k " + Stored(k)),
            Any(filter.Tasks, SearchFacet.Task, Task),
            Any(filter.Licenses, SearchFacet.License, l => "l " + Hash(l)),
            Any(filter.Collections, SearchFacet.Collection, c => "c " + Hash($"{c.Contract}/{c.Id}")),
            Any(filter.BaseModels, SearchFacet.BaseModel, b => "b " + Hash(b)),
            Any(filter.PriceBands, SearchFacet.PriceBand, p => "p " + ((int)p).ToString(CultureInfo.InvariantCulture)),
            Every(filter.Operators, ModelMarks.Operator),
            Any(filter.ParameterBands, null, ModelMarks.Parameters),
            Any(filter.InputKinds, null, ModelMarks.InputKind),
            Every(filter.Tags, t => "g " + Hash(t)),
            filter.Owner is { } owner ? Quoted("o " + Hash(owner.Value)) : null,
            filter.Contract is { } contract ? Quoted("n " + Hash(contract)) : null,
        ];
        return string.Join(" & ", all.OfType<string>());

        string? Any<T>(IReadOnlyList<T>? values, SearchFacet? facet, Func<T, string> mark) =>
            values is null || (facet is not null && facet == without) ? null
            : values.Count == 0 ? Nowhere : $"({string.Join(" | ", values.Select(v => Quoted(mark(v))))})";
    }

    public static string Stored(AssetKind kind) => JsonSerializer.SerializeToElement(kind).GetString()!;

    public static string Task(string task) => "t " + Hash(task);

    private static string? Every(IReadOnlyList<string>? values, Func<string, string> mark) =>
        values is null or [] ? null : string.Join(" & ", values.Select(v => Quoted(mark(v))));

    private static string Quoted(string mark) => $"'{mark}'";

    /// <summary>A short name for a value, as the database's md5().</summary>
    [SuppressMessage("Security", "CA5351", Justification = "Nothing is kept safe by it.")]
    internal static string Hash(string value) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(value)));
}
