using NeuraNft.Api.MainJob;

namespace NeuraNft.Api.Tests.Assets;

/// <summary>Three assets in a collection of their own, seen by the search.</summary>
public sealed class SearchableAssets(Market market) : IAsyncLifetime
{
    private const string Search = """
        query Search($text: String, $where: AssetFilterInput, $first: Int, $after: String) {
          assets(text: $text, where: $where, first: $first, after: $after) {
            nodes { name } edges { cursor } pageInfo { hasNextPage endCursor }
          }
        }
        """;

    private const string Any = """
        query Search($text: String, $where: AssetFilterInput, $order: AssetOrderInput, $after: String) {
          assets(text: $text, where: $where, orderBy: $order, after: $after) { SELECTION }
        }
        """;

    private Wallet creator = null!;

    public string Collection { get; private set; } = "";

    public string Contract => market.Chain.Contract;

    internal Market Market => market;

    internal Door Door => market.Door;

    /// <summary>Where the creator is logged in.</summary>
    internal Door Owner => Door.With(creator.Token!);

    internal Wallet Creating => creator;

    public string Creator => creator.Account;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        creator = await market.LoggedInAsync(ct);
        Collection = await market.CollectionAsync(creator, "Zoo", ct);
        await MintAsync("Zebra detector", "model", "object-detection", "MIT", ["vision", "stripes"], ct, "yolo");
        await MintAsync("Zebra pictures", "dataset", "object-detection", "CC-BY-4.0", ["vision"], ct);
        await MintAsync("Whale songs", "dataset", "audio-classification", "CC-BY-4.0", ["audio"], ct);
        await Eventually.SeesAsync(
            async () => (await SearchAsync(null, new { }, 50, null, ct)).Field, a => a.GetProperty("nodes").GetArrayLength() == 3, ct);
        await market.CaughtUpAsync(ct);
    }

    /// <summary>Searches within the collection.</summary>
    internal Task<Answer> SearchAsync(string? text, object where, int? first, string? after, CancellationToken ct) =>
        Door.AskAsync(Search, new { text, where = Within(where), first, after }, ct);

    /// <summary>Searches within the collection for anything that a search tells.</summary>
    internal Task<Answer> AskAsync(
        Door door, string selection, string? text, object where, object? order, string? after, CancellationToken ct) =>
        door.AskAsync(
            Any.Replace("SELECTION", selection, StringComparison.Ordinal), new { text, where = Within(where), order, after }, ct);

    internal async Task<string?> IdAsync(string name, CancellationToken ct) =>
        (await AskAsync(Door, "nodes { id name }", name, new { }, null, null, ct)).Field.GetProperty("nodes").EnumerateArray()
            .Single(n => n.GetProperty("name").GetString() == name).GetProperty("id").GetString();

    private Dictionary<string, object?> Within(object where)
    {
        var filter = where as Dictionary<string, object?>
            ?? where.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(where));
        return new(filter) { ["contract"] = Contract, ["collectionId"] = Collection };
    }

    public ValueTask DisposeAsync()
    {
        creator.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<string> MintAsync(
        string name, string kind, string task, string license, string[] tags, CancellationToken ct, string? baseModel = null)
    {
        object metadata = baseModel is null ? new { task, license, tags } : new { task, license, tags, base_model = baseModel };
        return market.MintAsync(creator, new { collection_id = Collection, kind, name, metadata }, ct);
    }
}
