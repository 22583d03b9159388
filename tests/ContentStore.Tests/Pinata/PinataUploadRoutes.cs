using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Neura.ContentStore;

namespace NeuraNft.ContentStore.Tests.Pinata;

/// <summary>Uploads: with the token or to a signed URL, whole or by tus.</summary>
internal static class PinataUploadRoutes
{
    private sealed record Ask(string? Group, string? Name, long? Most);

    private sealed record Piecewise(long Length, string Name, string? Group, MemoryStream Bytes);

    public static void Map(WebApplication app, FakePinata fake)
    {
        var asks = new ConcurrentDictionary<string, Ask>();
        var uploads = new ConcurrentDictionary<string, Piecewise>();
        app.MapPost("/uploads/v3/files/sign", (JsonElement ask) =>
        {
            var id = Guid.NewGuid().ToString();
            asks[id] = new Ask(
                Text(ask, "group_id"), Text(ask, "filename"), ask.TryGetProperty("max_file_size", out var most) ? most.GetInt64() : null);
            return PinataRoutes.Data($"{fake.Address}uploads/v3/files/{id}?X-Algorithm=PINATA2&X-Signature=upload");
        });
        app.MapPost("/uploads/v3/files", (Delegate)((HttpContext context) => TakeAsync(fake, uploads, new Ask(null, null, null), context)));
        app.MapPost("/uploads/v3/files/{id}", (string id, HttpContext context) =>
            asks.TryGetValue(id, out var ask) ? TakeAsync(fake, uploads, ask, context) : Task.FromResult(Results.StatusCode(403)));
        app.MapMethods("/uploads/v3/tus/{id}", ["HEAD"], (string id, HttpContext context) =>
            uploads.TryGetValue(id, out var upload) ? Told(context, upload, null) : Results.NotFound());
        app.MapPatch("/uploads/v3/tus/{id}", async (string id, HttpContext context) =>
        {
            if (!uploads.TryGetValue(id, out var upload))
                return Results.NotFound();
            if (context.Request.Headers["Upload-Offset"] != upload.Bytes.Length.ToString(CultureInfo.InvariantCulture))
                return Results.StatusCode(StatusCodes.Status409Conflict);
            await context.Request.Body.CopyToAsync(upload.Bytes);
            return Told(context, upload, upload.Bytes.Length < upload.Length ? null
                : (await KeepAsync(fake, upload.Name, upload.Bytes.ToArray(), upload.Group)).Cid);
        });
    }

    private static async Task<IResult> TakeAsync(
        FakePinata fake, ConcurrentDictionary<string, Piecewise> uploads, Ask ask, HttpContext context)
    {
        if (context.Request.Headers.TryGetValue("Upload-Length", out var length))
        {
            var id = Guid.NewGuid().ToString();
            var name = context.Request.Headers["Upload-Metadata"].ToString().Split(',')[0].Split(' ')[1];
            var size = long.Parse(length!, CultureInfo.InvariantCulture);
            uploads[id] = new Piecewise(size, Encoding.UTF8.GetString(Convert.FromBase64String(name)), ask.Group, new());
            context.Response.Headers.Location = $"{fake.Address}uploads/v3/tus/{id}?X-Signature=upload";
            return Results.StatusCode(StatusCodes.Status201Created);
        }

        var form = await context.Request.ReadFormAsync();
        if (form["network"] != "private" || form.Files["file"] is not { } file)
            return Results.BadRequest();
        if (file.Length > ask.Most)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return PinataRoutes.Data(PinataRoutes.Show(
            await KeepAsync(fake, ask.Name ?? file.FileName, bytes.ToArray(), ask.Group ?? form["group_id"])));
    }

    private static async Task<PinataFile> KeepAsync(FakePinata fake, string name, byte[] bytes, string? group)
    {
        var cid = await Cid.OfAsync(new MemoryStream(bytes), fake.Profile, CancellationToken.None);
        var file = new PinataFile(Guid.NewGuid().ToString(), name, cid.ToString(), bytes, group);
        fake.Files[file.Id] = file;
        return file;
    }

    private static IResult Told(HttpContext context, Piecewise upload, string? cid)
    {
        context.Response.Headers["Upload-Offset"] = upload.Bytes.Length.ToString(CultureInfo.InvariantCulture);
        if (cid is not null)
            context.Response.Headers["Upload-Cid"] = cid;
        return Results.NoContent();
    }

    private static string? Text(JsonElement ask, string name) => ask.TryGetProperty(name, out var value) ? value.GetString() : null;
}
