using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neura.Database;
using NeuraNft.Api;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;

namespace NeuraNft.Benchmarks.Content;

/// <summary>A large upload straight to encryption on loopback, against the same bytes copied into a file by the same web server.</summary>
internal static class UploadBenchmark
{
    public static async Task RunAsync(long megabytes, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder([]);
        builder.Configuration.AddDefaults(folder);
        await using var parts = await EmbeddedParts.StartAsync(builder.Configuration, cancellationToken);
        builder.Configuration.AddInMemoryCollection(parts.Settings);
        builder.Services.AddMarket(builder.Configuration);
        await using var app = builder.Build();
        await Migrations.ApplyAsync(app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), cancellationToken);
        app.UseApi();
        MapCopy(app, Path.Combine(folder.Path, "copy"));
        await app.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(30) };
        var (signer, key) = await parts.Chain!.CreateAccountAsync("uploader", cancellationToken);
        using var wallet = new Wallet(signer, key, new GraphQLCaller(http));
        await wallet.LogInAsync(cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", wallet.Token);

        await UploadAsync(http, 64, cancellationToken); // Warm.
        var idle = ResidentMegabytes();
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var peak = PeakAsync(watching.Token);
        var upload = await UploadAsync(http, megabytes, cancellationToken);
        await watching.CancelAsync();
        var most = await peak;
        var copy = await CopyAsync(http, megabytes, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            tus upload, encrypted and hashed, {megabytes} MiB   {megabytes / upload.TotalSeconds,8:F0} MiB/s
            the same copied into a file by Kestrel        {megabytes / copy.TotalSeconds,8:F0} MiB/s   ratio {copy / upload:F2}
            resident: {idle:F0} MiB idle, {most:F0} MiB at most while uploading ({most - idle:+0;-0} MiB), client included
            """));
        await app.StopAsync(cancellationToken);
    }

    private static void MapCopy(WebApplication app, string path) => app.MapPut("/copy", async (HttpContext context) =>
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0, useAsync: true);
        await context.Request.Body.CopyToAsync(file, context.RequestAborted);
        file.Flush(flushToDisk: true);
    });

    private static async Task<TimeSpan> UploadAsync(HttpClient http, long megabytes, CancellationToken cancellationToken)
    {
        var sha256 = RepeatedContent.Sha256(megabytes);
        using var create = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        create.Headers.Add("Tus-Resumable", "1.0.0");
        create.Headers.Add("Upload-Length", (megabytes << 20).ToString(CultureInfo.InvariantCulture));
        create.Headers.Add(
            "Upload-Metadata", "sha256 " + Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(sha256))));
        using var created = (await http.SendAsync(create, cancellationToken)).EnsureSuccessStatusCode();
        using var patch = new HttpRequestMessage(HttpMethod.Patch, created.Headers.Location) { Content = new RepeatedContent(megabytes) };
        patch.Headers.Add("Tus-Resumable", "1.0.0");
        patch.Headers.Add("Upload-Offset", "0");
        patch.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        var watch = Stopwatch.StartNew();
        (await http.SendAsync(patch, cancellationToken)).EnsureSuccessStatusCode().Dispose();
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> CopyAsync(HttpClient http, long megabytes, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var content = new RepeatedContent(megabytes);
        (await http.PutAsync("/copy", content, cancellationToken)).EnsureSuccessStatusCode().Dispose();
        return watch.Elapsed;
    }

    private static async Task<double> PeakAsync(CancellationToken cancellationToken)
    {
        var peak = 0.0;
        while (!cancellationToken.IsCancellationRequested)
        {
            peak = Math.Max(peak, ResidentMegabytes());
            await Task.Delay(50, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return peak;
    }

    private static double ResidentMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / (double)(1 << 20);
    }
}
