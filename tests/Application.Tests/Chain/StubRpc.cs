using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neura.Near.Rpc;

namespace NeuraNft.Application.Tests.Chain;

/// <summary>An RPC endpoint that says what a test wants: what a real one says only when it is broken or lies.</summary>
/// <param name="answer">By host, method and params: the result as JSON; null: no connection.</param>
internal sealed class StubRpc(Func<string, string, JsonNode?, string?> answer) : HttpMessageHandler
{
    private readonly List<string> asked = [];

    /// <summary>Hosts in the order of calls.</summary>
    public IReadOnlyList<string> Asked => asked;

    public JsonRpcClient Client(params IReadOnlyList<Uri> endpoints) => new(
        new HttpClient(this, disposeHandler: false), new JsonRpcClientOptions { Endpoints = endpoints, MaxRetries = 0 },
        TimeProvider.System);

    /// <summary>What `block` answers, of a block of <see cref="TestChain"/>.</summary>
    public static string Block(ulong height) => JsonSerializer.Serialize(new
    {
        author = "validator.near",
        header = new
        {
            height, hash = TestChain.HashOf($"block {height}").ToString(), prev_hash = TestChain.HashOf($"block {height - 1}").ToString(),
            timestamp = TestChain.TimeOf(height), timestamp_nanosec = $"{TestChain.TimeOf(height)}", prev_height = height - 1,
        },
        chunks = Array.Empty<object>(),
    });

    /// <summary>What `query` answers to a view call whose contract answers these bytes.</summary>
    public static string View(ulong height, string bytes) => JsonSerializer.Serialize(new
    {
        result = Encoding.UTF8.GetBytes(bytes).Select(b => (int)b), logs = Array.Empty<string>(), block_height = height,
        block_hash = TestChain.HashOf($"block {height}").ToString(),
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (asked)
            asked.Add(request.RequestUri!.Host);
        var call = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var result = answer(request.RequestUri!.Host, (string)call["method"]!, call["params"])
            ?? throw new HttpRequestException(HttpRequestError.ConnectionError);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":{{call["id"]!.ToJsonString()}},"result":{{result}}}""",
                Encoding.UTF8, "application/json"),
        };
    }
}
