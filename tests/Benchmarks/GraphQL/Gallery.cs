using Neura.GraphQL.Binding;

namespace NeuraNft.Benchmarks.GraphQL;

/// <summary>110 objects on three levels, from memory.</summary>
internal static class Gallery
{
    public const string Query = "{ artists { id name works { id title year } } }";

    private static readonly IReadOnlyList<Artist> Artists =
    [
        .. Enumerable.Range(0, 10).Select(a => new Artist(
            $"artist-{a}",
            $"Artist number {a}",
            [.. Enumerable.Range(0, 10).Select(w => new Work($"work-{a}-{w}", $"Work number {w} of {a}", 1900 + w))])),
    ];

    public static Answer All { get; } = new(new Data(Artists));

    [QueryType]
    public static class Queries
    {
        public static IReadOnlyList<Artist> GetArtists() => Artists;
    }

    public sealed record Answer(Data Data);

    public sealed record Data(IReadOnlyList<Artist> Artists);

    public sealed record Artist(string Id, string Name, IReadOnlyList<Work> Works);

    public sealed record Work(string Id, string Title, int Year);
}
