using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Neura.ContentStore.Providers;

namespace Neura.ContentStore.Pinata;

/// <summary>Sends a content to a signed upload URL: in one request, or where it is long in pieces by tus.</summary>
internal sealed class PinataUpload(PinataOptions options, ProviderHttp http)
{
    /// <returns>The CID that the service gave it, as it spelt it.</returns>
    public Task<string> SendAsync(Uri url, string name, PinnedContent content, CancellationToken cancellationToken) =>
        content.Content.Size > options.PiecesAbove
            ? InPiecesAsync(url, name, content, cancellationToken)
            : WholeAsync(url, name, content, cancellationToken);

    private async Task<string> WholeAsync(Uri url, string name, PinnedContent content, CancellationToken cancellationToken)
    {
        var answer = await http.JsonAsync(async ct =>
        {
            var body = new StreamContent(await content.OpenAsync(ct));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Headers.ContentLength = content.Content.Size;
            return new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new MultipartFormDataContent { { new StringContent("private"), "network" }, { body, "file", name } },
            };
        }, Tries.OneLong, cancellationToken);
        return PinataApi.Text(PinataApi.Data(answer), "cid") ?? "";
    }

    private async Task<string> InPiecesAsync(Uri url, string name, PinnedContent content, CancellationToken cancellationToken)
    {
        var size = content.Content.Size;
        var upload = await http.SendAsync(_ =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, url);
            request.Headers.Add("Tus-Resumable", "1.0.0");
            request.Headers.Add("Upload-Length", size.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add(
                "Upload-Metadata",
                $"filename {Base64(name)},filetype {Base64("application/octet-stream")},network {Base64("private")}");
            return ValueTask.FromResult(request);
        },
        (response, _) => Task.FromResult(response.Headers.Location is { } at ? new Uri(url, at) : null), Tries.Several, cancellationToken)
            ?? throw new ProviderException(ProviderFault.Unavailable, "Pinata began an upload and does not say where");

        await using var stream = await content.OpenAsync(cancellationToken);
        var piece = new byte[options.PieceSize];
        var cid = "";
        for (long offset = 0; offset < size;)
        {
            stream.Position = offset;
            var count = await stream.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken);
            (offset, cid) = await PieceAsync(upload, offset, piece.AsMemory(0, count), cancellationToken);
        }

        return cid;
    }

    // A piece whose answer was lost is refused when it comes again (409); then the service says how far it is.
    private async Task<(long Offset, string Cid)> PieceAsync(
        Uri upload, long offset, ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            var (at, cid) = await http.SendAsync(
                _ => ValueTask.FromResult(Patch(upload, offset, piece)), (response, _) => Task.FromResult(Progress(response)),
                Tries.SeveralLong, cancellationToken);
            return at > offset && at <= offset + piece.Length
                ? (at, cid)
                : throw new ProviderException(ProviderFault.Unavailable, "Pinata's upload does not advance by what it is sent");
        }
        catch (ProviderException e) when (e.Fault == ProviderFault.Refused)
        {
            var (at, cid) = await http.SendAsync(
                _ =>
                {
                    var head = new HttpRequestMessage(HttpMethod.Head, upload);
                    head.Headers.Add("Tus-Resumable", "1.0.0");
                    return ValueTask.FromResult(head);
                },
                (response, _) => Task.FromResult(Progress(response)), Tries.Several, cancellationToken);
            if (at > offset && at <= offset + piece.Length)
                return (at, cid);
            throw;
        }
    }

    private static HttpRequestMessage Patch(Uri upload, long offset, ReadOnlyMemory<byte> piece)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ReadOnlyMemoryContent(piece) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        return request;
    }

    private static (long Offset, string Cid) Progress(HttpResponseMessage response) => (
        response.Headers.TryGetValues("Upload-Offset", out var offsets)
            && long.TryParse(offsets.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw new ProviderException(ProviderFault.Unavailable, "Pinata does not say how far an upload is"),
        response.Headers.TryGetValues("Upload-Cid", out var cids) ? cids.First() : "");

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
