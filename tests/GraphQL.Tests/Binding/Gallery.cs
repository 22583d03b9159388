using System.ComponentModel;
using System.Text.Json;
using Neura.GraphQL.Binding;
using Neura.GraphQL.DataLoaders;

namespace NeuraNft.GraphQL.Tests.Binding;

/// <summary>A second sample: the corners of the binder.</summary>
internal static class Gallery
{
    public static readonly Type[] Types =
    [
        typeof(Queries), typeof(HitConnection), typeof(VaultType), typeof(NamedFields), typeof(INamed), typeof(SilentLoader),
    ];

    [QueryType]
    public static class Queries
    {
        public static IReadOnlyList<IExhibit> GetExhibits() =>
            [new Painting("Dots", [1, 2]), new Sculpture("Cube", new Uri("https://x.example/y"))];

        [UsePaging(ConnectionName = "Search", AllowBackwardPagination = false, MaxPageSize = 3)]
        public static ValueTask<Connection<Hit>> SearchAsync(PagingArguments paging, string text) =>
            new(new Connection<Hit>([new Edge<Hit>(new Hit(text, 0.5), "1")], new PageInfo(false, false)) { Context = text.Length });

        public static Vault Vault() => new("gold", "open");

        public static string Describe(ShapeInput shape) =>
            $"{shape.Name} {shape.Sides} {shape.Inner?.Name ?? "-"} {string.Join(',', shape.Ids ?? [])} {shape.Note ?? "-"}";

        public static async Task<JsonElement> MirrorAsync(JsonElement json, CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return json;
        }

        public static DateOnly? Day(DateOnly? day) => day;

        [GraphQLIgnore]
        public static int Hidden() => 1;

        public static bool Loads(SilentLoader loader) => loader is not null;
    }

    [UnionType]
    public interface IExhibit;

    [InterfaceType]
    public interface INamed
    {
        string Name { get; }
    }

    public sealed record Painting(string Name, byte[] Pixels) : IExhibit, INamed;

    public sealed record Sculpture(string Name, Uri Link) : IExhibit, INamed;

    [ObjectType<INamed>]
    public static class NamedFields
    {
        public static string GetShout([Parent] INamed named) => named.Name.ToUpperInvariant();
    }

    public sealed record Hit(string Text, double Score);

    [ObjectType<Connection<Hit>>]
    public static class HitConnection
    {
        public static int GetFacets([Parent] Connection<Hit> hits) => (int)hits.Context!;
    }

    [Authorize]
    public sealed record Vault(string Content, [property: AllowAnonymous] string Door);

    [ObjectType<Vault>]
    public static class VaultType
    {
        [Authorize(Roles = ["guard", "owner"])]
        public static int GetKeys([Parent] Vault vault) => vault.Content.Length;
    }

    public sealed class ShapeInput(string name)
    {
        public string Name { get; } = name;

        [DefaultValue(4)]
        public int Sides { get; set; } = 4;

        public ShapeInput? Inner { get; set; }

        [ID]
        public IReadOnlyList<int>? Ids { get; init; }

        [GraphQLDeprecated("Say less.")]
        public string? Note { get; set; }
    }

    public sealed class SilentLoader(IBatchScheduler scheduler) : BatchDataLoader<int, int>(scheduler)
    {
        protected override Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<int, int>>(new Dictionary<int, int>());
    }
}
