using Neura.ContentStore.Providers;

namespace Neura.ContentStore.Ipfs;

/// <summary>An IPFS node's own RPC. It is an administrator's door: never one on the open internet.</summary>
/// <param name="RpcUrl">Such as http://127.0.0.1:5001/.</param>
/// <param name="Authorization">Value of that header where the node asks for one ("Bearer …", "Basic …"); a secret.</param>
public sealed record KuboOptions(Uri RpcUrl, string? Authorization = null)
{
    public ProviderHttpOptions Http { get; init; } = new();

    public override string ToString() => $"IPFS node at {RpcUrl}";
}
