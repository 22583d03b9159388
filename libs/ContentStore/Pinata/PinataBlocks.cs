using System.Net;
using System.Net.Http.Headers;
using Neura.ContentStore.Providers;

namespace Neura.ContentStore.Pinata;

/// <summary>A private file in ranges of a block, under links that are good for a minute.</summary>
internal sealed class PinataBlocks(PinataApi api, ProviderHttp http, Cid cid, IReadOnlyList<byte[]> nodes, TimeProvider time) : IBlockSource
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly Dictionary<Cid, byte[]> _nodes = FileBlocks.Index(nodes);
    private Uri? _link;
    private DateTimeOffset _linkEnds;

    public async Task<ReadOnlyMemory<byte>> ReadAsync(BlockPlace place, CancellationToken cancellationToken)
    {
        if (place.Cid.Codec == CidCodec.DagPb)
            return _nodes.GetValueOrDefault(place.Cid);
        if (place.Size == 0)
            return default;
        return await http.SendAsync(async ct =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, await LinkAsync(ct));
            request.Headers.Range = new RangeHeaderValue(place.Offset, place.Offset + place.Size - 1);
            return request;
        }, (response, ct) => PartAsync(response, place, ct), Tries.Several, cancellationToken);
    }

    // A gateway that knows no ranges would send everything; only of a content that is one block is that the same.
    private Task<ReadOnlyMemory<byte>> PartAsync(HttpResponseMessage response, BlockPlace place, CancellationToken cancellationToken) =>
        response.StatusCode == HttpStatusCode.PartialContent || place.Offset == 0 && response.Content.Headers.ContentLength == place.Size
            ? http.BytesAsync(response, (int)place.Size, cancellationToken)
            : throw new ProviderException(ProviderFault.Refused, "Pinata's gateway does not answer ranges");

    private async Task<Uri> LinkAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_link is null || _linkEnds <= now)
            (_link, _linkEnds) = (await api.SignDownloadAsync(cid, Lifetime, cancellationToken), now + (Lifetime / 2));
        return _link;
    }
}
