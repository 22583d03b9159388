using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuraNft.Application.Log;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests;
using NeuraNft.Tests;

namespace NeuraNft.Auditor.Tests.Reconciling;

/// <summary>A JSON-RPC endpoint over HTTP that shows one block and answers views as a test wants.</summary>
internal sealed class ChainNode : IAsyncDisposable
{
    public const ulong Height = 100_000;
    public const ulong Nanoseconds = 1_790_000_100_000_000_000;
    public const string Hash = "FsjzJ1Gqxv2nCMrjRhvWGPoxNwZHNXSxUGJx4cDCWZ8E";
    private static readonly string Live = $"SELECT count(*) FROM access_asset WHERE contract = '{Sample.Contract}' AND NOT burnt";
    private readonly LoopbackServer _server;
    private readonly Func<string, JsonNode, Task<string>> _view;

    /// <param name="view">By method and arguments, the contract's answer as JSON.</param>
    public ChainNode(Func<string, JsonNode, Task<string>> view)
    {
        _view = view;
        _server = new LoopbackServer(AnswerAsync);
    }

    public Uri Address => _server.Address;

    /// <summary>A chain that says what the market's log says; of owners, where one is named, that alone.</summary>
    /// <param name="more">Assets that the log does not know.</param>
    public static ChainNode Of(MarketFixture market, string? owner, int more = 0) => new(async (method, arguments) =>
    {
        if (method == "nft_total_supply")
            return $"\"{more + await market.CountAsync(Live)}\"";
        var asset = new AssetId(Sample.Contract, (string)arguments["token_id"]!);
        var stream = await market.Store.FetchStreamAsync(StreamKeys.Asset(asset), 0, CancellationToken.None);
        var state = stream.Aggregate(AssetState.Initial, (s, e) => Aggregates.Asset.Evolve(s, e.Data));
        if (state is not AssetState.Minted minted) return "null";
        if (method == "nft_token")
            return JsonSerializer.Serialize(new
            {
                owner_id = owner ?? minted.Owner.Value,
                approved_account_ids = minted.Approvals.ToDictionary(a => a.Key.Value, a => a.Value),
            });
        var level = minted.Access.LevelOf(Account.Parse((string)arguments["account_id"]!), new BlockTime(Nanoseconds));
        return $"{(int)level}";
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var call = (await JsonNode.ParseAsync(context.Request.InputStream))!;
        var result = (string)call["method"]! == "block" ? Block() : await ViewAsync(call["params"]!);
        var bytes = Encoding.UTF8.GetBytes($$"""{"jsonrpc":"2.0","id":{{call["id"]!.ToJsonString()}},"result":{{result}}}""");
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private async Task<string> ViewAsync(JsonNode query)
    {
        var arguments = JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String((string)query["args_base64"]!)))!;
        var bytes = Encoding.UTF8.GetBytes(await _view((string)query["method_name"]!, arguments)).Select(b => (int)b);
        return JsonSerializer.Serialize(new { result = bytes, logs = Array.Empty<string>(), block_height = Height, block_hash = Hash });
    }

    private static string Block() => JsonSerializer.Serialize(new
    {
        author = "validator.near",
        header = new
        {
            height = Height, hash = Hash, prev_hash = Hash, timestamp = Nanoseconds, timestamp_nanosec = $"{Nanoseconds}",
            prev_height = Height - 1,
        },
        chunks = Array.Empty<object>(),
    });
}
