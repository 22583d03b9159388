using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using System.Text.Json;

namespace NeuraNft.ContentStore.Tests.Pinata;

/// <summary>Files, groups, download links and the gateway.</summary>
internal static class PinataRoutes
{
    private const int PageSize = 2; // Small, so that a reader that forgets the next page is found out.

    public static void Map(WebApplication app, FakePinata fake)
    {
        app.MapGet("/v3/files/private", (string? cid, string? pageToken) => Files(fake, cid, pageToken));
        app.MapDelete("/v3/files/private/{id}", (string id) => fake.Files.TryRemove(id, out _) ? Data(null) : Results.NotFound());
        app.MapGet("/v3/groups/private", (string? name) => Data(new
        {
            groups = fake.Groups.Where(g => name is null || g.Value.Contains(name, StringComparison.Ordinal)).Select(Group),
            next_page_token = "",
        }));
        app.MapPost("/v3/groups/private", (JsonElement group) =>
        {
            var made = new KeyValuePair<string, string>(Guid.NewGuid().ToString(), group.GetProperty("name").GetString()!);
            fake.Groups[made.Key] = made.Value;
            return Data(Group(made));
        });
        app.MapPut("/v3/groups/private/{group}/ids/{id}", (string group, string id) =>
        {
            if (!fake.Groups.ContainsKey(group) || !fake.Files.TryGetValue(id, out var file))
                return Results.NotFound();
            fake.Files[id] = file with { Group = group };
            return Data(null);
        });
        app.MapPost("/v3/files/private/download_link", (JsonElement ask) =>
        {
            var ends = ask.GetProperty("date").GetInt64() + ask.GetProperty("expires").GetInt64();
            return Data($"{ask.GetProperty("url").GetString()}?X-Algorithm=PINATA1&X-Ends={ends}&X-Method=GET&X-Signature=download");
        });
        app.MapGet("/files/{cid}", (string cid, HttpContext context) => Gateway(fake, cid, context));
    }

    public static IResult Data(object? data) => Results.Json(new { data });

    public static object Show(PinataFile file) => new
    {
        id = file.Id, name = file.Name, cid = file.Cid, size = file.Bytes.Length, number_of_files = 1,
        mime_type = "application/octet-stream", group_id = file.Group, created_at = "2026-01-01T00:00:00Z", network = "private",
    };

    private static object Group(KeyValuePair<string, string> group) =>
        new { id = group.Key, name = group.Value, is_public = false, created_at = "2026-01-01T00:00:00Z" };

    private static IResult Files(FakePinata fake, string? cid, string? pageToken)
    {
        var found = fake.Files.Values.Where(f => cid is null || f.Cid == cid).OrderBy(f => f.Id, StringComparer.Ordinal).ToList();
        var from = pageToken is null ? 0 : int.Parse(pageToken, System.Globalization.CultureInfo.InvariantCulture);
        return Data(new
        {
            files = found.Skip(from).Take(PageSize).Select(Show),
            next_page_token = from + PageSize < found.Count ? $"{from + PageSize}" : "",
        });
    }

    private static IResult Gateway(FakePinata fake, string cid, HttpContext context)
    {
        var query = context.Request.Query;
        if (query["X-Signature"] != "download"
            || long.Parse(query["X-Ends"]!, System.Globalization.CultureInfo.InvariantCulture) < DateTimeOffset.UtcNow.ToUnixTimeSeconds())
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        return fake.Files.Values.FirstOrDefault(f => f.Cid == cid) is { } file
            ? Results.Bytes(fake.OnRead(file.Bytes), "application/octet-stream", enableRangeProcessing: true)
            : Results.NotFound();
    }
}
