using System.Net.Http.Headers;
using System.Text.Json;
using Neura.ContentStore.Providers;

namespace Neura.ContentStore.Ipfs;

/// <summary>
/// An IPFS node by its HTTP RPC (Kubo): add, pin, block/get. What it is given it offers to the world; give it ciphertext only. Groups
/// become the pins' names. https://docs.ipfs.tech/reference/kubo/rpc/
/// </summary>
public sealed class KuboProvider(HttpClient http, KuboOptions options, TimeProvider time) : IContentProvider
{
    // max-file-links is of Kubo 0.35; an older node refuses it by name, and its default of 174 would give another CID.
    private const string AddAsV1 =
        "cid-version=1&raw-leaves=true&hash=sha2-256&chunker=size-1048576&max-file-links=1024&trickle=false&pin=true&quieter=true";

    private readonly ProviderHttp _rpc = new("The IPFS node", http, options.Http, time, SaysAbsent);
    private readonly ProviderHttp _unpin = new("The IPFS node", http, options.Http, time, SaysNotPinned);

    public string Name => "ipfs";

    public UnixFsProfile Profile => UnixFsProfile.V1;

    public async Task<ProviderPin> PinAsync(PinnedContent content, CancellationToken cancellationToken)
    {
        if (await FindAsync(content.ProviderCid, cancellationToken) is { } known)
            return known;
        var added = await _rpc.SendAsync(
            async ct => Request($"add?{AddAsV1}", await BodyAsync(content, ct)),
            async (response, ct) => LastHash(await _rpc.BytesAsync(response, 1 << 20, ct)), Tries.OneLong, cancellationToken);
        if (added == content.ProviderCid.ToString())
            return PinOf(content.ProviderCid);
        await RemoveAsync(added, cancellationToken);
        throw new ProviderException(ProviderFault.Mismatch, $"{content.ProviderCid} is called {added} by the IPFS node");
    }

    public async Task<ProviderPin?> FindAsync(Cid providerCid, CancellationToken cancellationToken)
    {
        var keys = await AnsweredAsync(_rpc, $"pin/ls?arg={providerCid}&type=recursive", cancellationToken);
        return keys is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty("Keys", out var pins)
            && pins.ValueKind == JsonValueKind.Object && pins.TryGetProperty(providerCid.ToString(), out _)
            ? PinOf(providerCid)
            : null;
    }

    public async Task MoveAsync(Cid providerCid, string group, CancellationToken cancellationToken)
    {
        // Pinning again with another name renames.
        var rename = $"pin/add?arg={providerCid}&name={Uri.EscapeDataString(group)}&offline=true";
        if (await AnsweredAsync(_rpc, rename, cancellationToken) is null)
            throw new ProviderException(ProviderFault.NotFound, $"{providerCid} is not in the IPFS node");
    }

    public Task UnpinAsync(Cid providerCid, CancellationToken cancellationToken) => RemoveAsync(providerCid.ToString(), cancellationToken);

    public IBlockSource Blocks(PinnedContent content, IReadOnlyList<byte[]> nodes) => new KuboBlocks(this);

    internal Task<ReadOnlyMemory<byte>> BlockAsync(Cid cid, CancellationToken cancellationToken) => _rpc.SendAsync(
        _ => ValueTask.FromResult(Request($"block/get?arg={cid}&offline=true", null)),
        (response, ct) => _rpc.BytesAsync(response, 2 << 20, ct), Tries.Several, cancellationToken);

    private async Task RemoveAsync(string cid, CancellationToken cancellationToken) =>
        await AnsweredAsync(_unpin, $"pin/rm?arg={Uri.EscapeDataString(cid)}&recursive=true", cancellationToken);

    /// <returns>Null where the node says that it has no such pin or block: its RPC says so with a 500.</returns>
    private async Task<JsonElement?> AnsweredAsync(ProviderHttp rpc, string command, CancellationToken cancellationToken)
    {
        try
        {
            return await rpc.JsonAsync(_ => ValueTask.FromResult(Request(command, null)), Tries.Several, cancellationToken);
        }
        catch (ProviderException e) when (e.Fault == ProviderFault.NotFound)
        {
            return null;
        }
    }

    private static bool SaysAbsent(string failure) =>
        SaysNotPinned(failure) || Says(failure, "could not find") || Says(failure, "not found");

    private static bool SaysNotPinned(string failure) => Says(failure, "not pinned");

    // The node's own error, not a page of whatever stands before it.
    private static bool Says(string failure, string text)
    {
        try
        {
            using var error = JsonDocument.Parse(failure);
            return error.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("Type", out var type) && type.ValueEquals("error")
                && root.TryGetProperty("Message", out var message) && message.GetString()!.Contains(text, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private HttpRequestMessage Request(string command, HttpContent? content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.RpcUrl, "api/v0/" + command)) { Content = content };
        if (options.Authorization is { } authorization)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        return request;
    }

    private static async Task<HttpContent> BodyAsync(PinnedContent content, CancellationToken cancellationToken)
    {
        var body = new StreamContent(await content.OpenAsync(cancellationToken));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { body, "file", "content" } };
    }

    // One JSON object a line, the last of the root.
    private static string LastHash(ReadOnlyMemory<byte> lines)
    {
        var text = System.Text.Encoding.UTF8.GetString(lines.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var last = JsonDocument.Parse(text.LastOrDefault() ?? "");
        return last.RootElement.GetProperty("Hash").GetString() ?? "";
    }

    private static ProviderPin PinOf(Cid cid) => new(cid.ToString(), cid, Group: null);
}
