using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Api.MainJob;

/// <summary>Uploads a content as any tus client does, in two pieces, asking in between how far it came.</summary>
internal sealed class TusUpload(HttpClient http, string token)
{
    /// <returns>The upload's id.</returns>
    public async Task<Guid> SendAsync(byte[] content, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(content))));
        using var opened = await SendAsync(
            HttpMethod.Post, "/uploads", null, cancellationToken, ("Upload-Length", Number(content.Length)),
            ("Upload-Metadata", "sha256 " + sha256));
        var place = opened.Headers.Location!.ToString();
        using (await PatchAsync(place, content.AsMemory(0, content.Length / 2), 0, cancellationToken))
        {
        }

        using var asked = await SendAsync(HttpMethod.Head, place, null, cancellationToken);
        var offset = int.Parse(asked.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
        using var sent = await PatchAsync(place, content.AsMemory(offset), offset, cancellationToken);
        return Guid.Parse(place.Split('/')[^1]);
    }

    private Task<HttpResponseMessage> PatchAsync(
        string place, ReadOnlyMemory<byte> piece, int offset, CancellationToken cancellationToken)
    {
        var body = new ReadOnlyMemoryContent(piece);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return SendAsync(HttpMethod.Patch, place, body, cancellationToken, ("Upload-Offset", Number(offset)));
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await http.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? response
            : throw new MainJobException(
                $"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
