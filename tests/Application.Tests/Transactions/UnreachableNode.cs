using Neura.Near.Rpc;

namespace NeuraNft.Application.Tests.Transactions;

/// <summary>A node that is down, and counts how often it was asked.</summary>
internal sealed class UnreachableNode : HttpMessageHandler
{
    public int Asked { get; private set; }

    public JsonRpcClient Client() => new(
        new HttpClient(this, disposeHandler: false),
        new JsonRpcClientOptions { Endpoints = [new Uri("http://node.test/")], MaxRetries = 0 });

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked++;
        throw new HttpRequestException("The node is down.");
    }
}
