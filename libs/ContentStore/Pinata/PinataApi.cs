using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Neura.ContentStore.Providers;

namespace Neura.ContentStore.Pinata;

/// <summary>Pinata's v3 HTTP as documented: private files, groups, download links. https://docs.pinata.cloud/api-reference</summary>
internal sealed class PinataApi(PinataOptions options, ProviderHttp http, TimeProvider time)
{
    private const string Network = "private";
    private const int PageSize = 100;
    private const int MostPages = 100;

    /// <summary>Every file under a CID; several uploads of the same bytes may have made several.</summary>
    public async Task<IReadOnlyList<ProviderPin>> FilesAsync(Cid cid, CancellationToken cancellationToken)
    {
        var files = new List<ProviderPin>();
        string? page = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var query = $"files/{Network}?cid={cid}&limit={PageSize}" + (page is null ? "" : $"&pageToken={Uri.EscapeDataString(page)}");
            var data = await GetAsync(query, cancellationToken);
            files.AddRange(Items(data, "files").Select(FileOf).Where(f => f.Cid == cid));
            page = Text(data, "next_page_token");
            if (string.IsNullOrEmpty(page))
                return files;
        }

        throw new ProviderException(ProviderFault.Unavailable, "Pinata's list has no end");
    }

    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Delete, $"files/{Network}/{Uri.EscapeDataString(id)}", null, cancellationToken);

    /// <summary>The id of the group of that name, made where there is none.</summary>
    public async Task<string> GroupAsync(string name, CancellationToken cancellationToken)
    {
        var found = await GetAsync($"groups/{Network}?name={Uri.EscapeDataString(name)}&limit={PageSize}", cancellationToken);
        var known = Items(found, "groups").Find(g => Text(g, "name") == name);
        if (known.ValueKind == JsonValueKind.Object)
            return Required(known, "id");
        return Required(Data(await SendAsync(HttpMethod.Post, $"groups/{Network}", new { name }, cancellationToken)), "id");
    }

    public Task JoinAsync(string group, string file, CancellationToken cancellationToken) => SendAsync(
        HttpMethod.Put, $"groups/{Network}/{Uri.EscapeDataString(group)}/ids/{Uri.EscapeDataString(file)}", null, cancellationToken);

    /// <summary>A URL that takes one file without the account's token: bound to size, name and group, and soon over.</summary>
    public async Task<Uri> SignUploadAsync(string name, long size, string group, CancellationToken cancellationToken)
    {
        var answer = await http.JsonAsync(_ => ValueTask.FromResult(Request(HttpMethod.Post, new Uri(options.UploadUrl, "files/sign"), new
        {
            date = time.GetUtcNow().ToUnixTimeSeconds(),
            expires = (long)options.UploadLifetime.TotalSeconds,
            // A little more than the file: the limit may count the form around it.
            max_file_size = size + 4096,
            filename = name,
            group_id = group,
            network = Network,
        })), Tries.Several, cancellationToken);
        return Url(answer);
    }

    public async Task<Uri> SignDownloadAsync(Cid cid, TimeSpan lifetime, CancellationToken cancellationToken) =>
        Url(await SendAsync(HttpMethod.Post, $"files/{Network}/download_link", new
        {
            url = new Uri(options.Gateway, $"files/{cid}").ToString(),
            date = time.GetUtcNow().ToUnixTimeSeconds(),
            expires = (long)lifetime.TotalSeconds,
            method = "GET",
        }, cancellationToken));

    internal static ProviderPin FileOf(JsonElement file) => new(
        Required(file, "id"),
        Cid.TryParse(Text(file, "cid"), out var cid) ? cid
            : throw new ProviderException(ProviderFault.Mismatch, $"Pinata names a file {Text(file, "cid")}, which is no CID of ours"),
        Text(file, "group_id"));

    internal static JsonElement Data(JsonElement answer) =>
        Property(answer, "data") is { ValueKind: not JsonValueKind.Null } data ? data : Nonsense<JsonElement>();

    private async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        Data(await SendAsync(HttpMethod.Get, path, null, cancellationToken));

    private Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken) =>
        http.JsonAsync(
            _ => ValueTask.FromResult(Request(method, new Uri(options.BaseUrl, path), body)), Tries.Several, cancellationToken);

    private HttpRequestMessage Request(HttpMethod method, Uri url, object? body)
    {
        var request = new HttpRequestMessage(method, url) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Jwt);
        return request;
    }

    private static Uri Url(JsonElement answer) =>
        Uri.TryCreate(Text(answer, "data"), UriKind.Absolute, out var url) ? url : Nonsense<Uri>();

    private static List<JsonElement> Items(JsonElement data, string name) =>
        Property(data, name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];

    internal static string? Text(JsonElement item, string name) =>
        Property(item, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement? Property(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : null;

    private static string Required(JsonElement item, string name) => Text(item, name) ?? Nonsense<string>();

    private static T Nonsense<T>() =>
        throw new ProviderException(ProviderFault.Unavailable, "Pinata answers something else than documented");
}
