using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Api.Tests.Uploads;

/// <summary>Speaks tus as any client may.</summary>
internal sealed class TusClient(Uri address, string account, string? token) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    public string Account => account;

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, CancellationToken ct, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (!headers.Any(h => h.Name == "Tus-Resumable"))
            request.Headers.Add("Tus-Resumable", "1.0.0");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request, ct);
    }

    public Task<HttpResponseMessage> CreateAsync(long length, byte[] sha256, CancellationToken ct, string more = "") => SendAsync(
        HttpMethod.Post, "/uploads", ct, null, ("Upload-Length", length.ToString(CultureInfo.InvariantCulture)),
        ("Upload-Metadata", $"sha256 {Base64(Convert.ToHexStringLower(sha256))}{more}"));

    /// <returns>Where to send it.</returns>
    public async Task<string> OpenAsync(byte[] content, CancellationToken ct)
    {
        using var created = await CreateAsync(content.Length, SHA256.HashData(content), ct);
        created.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await created.Content.ReadAsStringAsync(ct));
        return created.Headers.Location!.ToString();
    }

    public Task<HttpResponseMessage> PatchAsync(
        string path, long offset, HttpContent content, CancellationToken ct, params (string Name, string Value)[] headers)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return SendAsync(
            HttpMethod.Patch, path, ct, content, [("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture)), .. headers]);
    }

    public Task<HttpResponseMessage> PatchAsync(string path, long offset, byte[] content, CancellationToken ct) =>
        PatchAsync(path, offset, new ByteArrayContent(content), ct);

    public async Task<long> OffsetAsync(string path, CancellationToken ct)
    {
        using var head = await SendAsync(HttpMethod.Head, path, ct);
        head.EnsureSuccessStatusCode();
        return Offset(head);
    }

    public static long Offset(HttpResponseMessage response) =>
        long.Parse(response.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    public static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    public void Dispose() => _http.Dispose();
}
