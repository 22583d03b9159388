using System.Net;
using System.Text;
using System.Text.Json;
using Neura.Near.Rpc;

namespace NeuraNft.Near.Tests;

/// <summary>A node that answers from a function; keeps what it was asked.</summary>
internal sealed class StubNode(Func<StubNode.Call, HttpResponseMessage> answer) : HttpMessageHandler
{
    public static readonly Uri First = new("http://first.test/");
    public static readonly Uri Second = new("http://second.test/");

    public List<Call> Calls { get; } = [];

    public JsonRpcClient Client(int retries = 0, int maxBytes = 16 * 1024 * 1024, TimeSpan? timeout = null, params Uri[] endpoints) => new(
        new HttpClient(this), new JsonRpcClientOptions
        {
            Endpoints = endpoints.Length == 0 ? [First] : endpoints,
            MaxRetries = retries,
            RetryDelay = TimeSpan.FromMilliseconds(1),
            MaxRetryDelay = TimeSpan.FromMilliseconds(5),
            MaxResponseBytes = maxBytes,
            AttemptTimeout = timeout ?? TimeSpan.FromSeconds(20),
        });

    public static StubNode Answering(string body, HttpStatusCode status = HttpStatusCode.OK) => new(_ => Response(body, status));

    public static HttpResponseMessage Response(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Result(string result) => Response($$"""{"jsonrpc":"2.0","id":"1","result":{{result}}}""");

    public static HttpResponseMessage Error(string cause, HttpStatusCode status = HttpStatusCode.OK) => Response(
        $$$"""{"error":{"name":"HANDLER_ERROR","cause":{"name":"{{{cause}}}","info":{}},"code":-32000,"message":"Server error"}}""",
        status);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var root = document.RootElement;
        var call = new Call(request.RequestUri!, root.GetProperty("method").GetString()!, root.GetProperty("params").Clone());
        lock (Calls) Calls.Add(call);
        return answer(call);
    }

    internal sealed record Call(Uri Endpoint, string Method, JsonElement Parameters)
    {
        public string Text(string name) => Parameters.GetProperty(name).ToString();
    }
}
