using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neura.Database;
using Neura.Near;
using NeuraNft.Api;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;
using NeuraNft.Application.Models;

namespace NeuraNft.Benchmarks.Rights;

/// <summary>How long a right lives on here once the chain has ended it: from the final block to no key and no link.</summary>
internal static class RevokeBenchmark
{
    private const double LongestMilliseconds = 10_000;

    public static async Task RunAsync(int samples, CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder([]);
        builder.Configuration.AddDefaults(folder);
        await using var parts = await EmbeddedParts.StartAsync(builder.Configuration, cancellationToken);
        builder.Configuration.AddInMemoryCollection(parts.Settings);
        foreach (var limit in (string[])["AddressPerSecond", "AddressBurst", "AccountPerSecond", "AccountBurst"])
            builder.Configuration[$"RateLimits:{limit}"] = "1000000";
        builder.Services.AddMarket(builder.Configuration);
        await using var app = builder.Build();
        await Migrations.ApplyAsync(app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), cancellationToken);
        app.UseApi();
        await app.StartAsync(cancellationToken);

        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var market = new SealedMarket(parts.Chain!, new GraphQLCaller(http), http, app.Services.GetRequiredService<RegisterModel>());
        await MeasureAsync(market, samples, cancellationToken);
        await app.StopAsync(cancellationToken);
    }

    private static async Task MeasureAsync(SealedMarket market, int samples, CancellationToken cancellationToken)
    {
        using var owner = await market.VaultAsync("owner", cancellationToken);
        using var reader = await market.VaultAsync("reader", cancellationToken);
        await market.SealAsync(owner, cancellationToken);
        var waits = new List<double>();
        for (var i = 0; i < samples; i++)
        {
            await market.GrantAsync(owner, reader, cancellationToken);
            // The revocation before made another key due, which this waits for.
            var download = await market.DownloadAsync(reader, cancellationToken);
            await market.RevokeAsync(owner, reader, cancellationToken);
            var clock = Stopwatch.StartNew();
            while (Refusals.First(await reader.AskAsync(market.Asset, cancellationToken)) is null || await IsOpenAsync(reader, download))
                await Task.Delay(5, cancellationToken);
            waits.Add(clock.Elapsed.TotalMilliseconds);
        }

        waits.Sort();
        var p95 = waits[(int)Math.Ceiling(waits.Count * 0.95) - 1];
        Console.WriteLine($"final block → no key, no link, {samples} revocations: median {waits[waits.Count / 2]:0} ms, p95 {p95:0} ms, "
            + $"longest {waits[^1]:0} ms; {(p95 <= LongestMilliseconds ? "within" : "OVER")} {LongestMilliseconds / 1000:0} s");

        async Task<bool> IsOpenAsync(Vault who, JsonElement link)
        {
            using var answer = await who.FollowAsync(link, cancellationToken);
            return answer.StatusCode != HttpStatusCode.Forbidden;
        }
    }
}
