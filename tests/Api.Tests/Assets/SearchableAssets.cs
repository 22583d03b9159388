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

    private Wallet creator = null!;

    public string Collection { get; private set; } = "";

    public string Contract => market.Chain.Contract;

    internal Door Door => market.Door;

    public string Creator => creator.Account;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        creator = await market.WalletAsync(ct);
        Collection = await market.CollectionAsync(creator, "Zoo", ct);
        await MintAsync("Zebra detector", "model", "object-detection", "MIT", ["vision", "stripes"], ct);
        await MintAsync("Zebra pictures", "dataset", "object-detection", "CC-BY-4.0", ["vision"], ct);
        await MintAsync("Whale songs", "dataset", "audio-classification", "CC-BY-4.0", ["audio"], ct);
        await Eventually.SeesAsync(
            async () => (await SearchAsync(null, new { }, 50, null, ct)).Field, a => a.GetProperty("nodes").GetArrayLength() == 3, ct);
    }

    /// <summary>Searches within the collection.</summary>
    internal Task<Answer> SearchAsync(string? text, object where, int? first, string? after, CancellationToken ct)
    {
        var filter = where.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(where));
        (filter["contract"], filter["collectionId"]) = (Contract, Collection);
        return Door.AskAsync(Search, new { text, where = filter, first, after }, ct);
    }

    public ValueTask DisposeAsync()
    {
        creator.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<string> MintAsync(string name, string kind, string task, string license, string[] tags, CancellationToken ct) =>
        market.MintAsync(creator, new { collection_id = Collection, kind, name, metadata = new { task, license, tags } }, ct);
}
