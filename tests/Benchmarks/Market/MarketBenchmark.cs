using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neura.Database;
using Neura.Near;
using NeuraNft.Api;
using NeuraNft.Api.Embedded;
using NeuraNft.Api.MainJob;
using NeuraNft.Application;
using NeuraNft.Application.Models;

namespace NeuraNft.Benchmarks.Market;

/// <summary>The waits that a user feels, on the whole embedded default: from final to visible, and from request to answer.</summary>
internal static class MarketBenchmark
{
    private const int Grants = 60;
    private const int Requests = 200;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateBuilder([]);
        builder.Configuration.AddDefaults(folder);
        await using var parts = await EmbeddedParts.StartAsync(builder.Configuration, cancellationToken);
        builder.Configuration.AddInMemoryCollection(parts.Settings);
        // It asks as fast as it can; what is measured is not the limits.
        foreach (var limit in (string[])["AddressPerSecond", "AddressBurst", "AccountPerSecond", "AccountBurst"])
            builder.Configuration[$"RateLimits:{limit}"] = "1000000";
        builder.Services.AddMarket(builder.Configuration);
        await using var app = builder.Build();
        await Migrations.ApplyAsync(app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(), cancellationToken);
        app.UseApi();
        await app.StartAsync(cancellationToken);

        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var api = new GraphQLCaller(http);
        var chain = parts.Chain!;
        var (owner, key) = await chain.CreateAccountAsync("owner", cancellationToken);
        using var wallet = new Wallet(owner, key, api);
        var token = await MintAsync(app.Services.GetRequiredService<RegisterModel>(), chain, owner, cancellationToken);
        await wallet.LogInAsync(cancellationToken);
        await FinalToVisibleAsync(chain, api, owner, token, cancellationToken);
        await RequestToAnswerAsync(chain, wallet, token, cancellationToken);
        await app.StopAsync(cancellationToken);
    }

    private static async Task<string> MintAsync(RegisterModel register, LocalChain chain, InMemorySigner owner,
        CancellationToken cancellationToken)
    {
        var sample = SampleModel.In(RepositoryFolder.Find());
        var collection = await chain.CallAsync(
            owner, "nrc_create_collection", new { name = "Bench" }, NearToken.FromMillinear(100), cancellationToken);
        var model = ((Result<RegisteredModel, ModelFileRefusal>.Ok)await register.HandleAsync(sample.ModelFile, cancellationToken)).Value;
        var arguments = SampleModel.MintArguments(
            collection.GetString()!, model, await register.KeepCardAsync(sample.CardFile, cancellationToken));
        return (await chain.CallAsync(owner, "nrc_mint", arguments, NearToken.FromMillinear(200), cancellationToken)).GetString()!;
    }

    // The call answers when its block is final; the clock starts then and stops when the public API shows the right.
    private static async Task FinalToVisibleAsync(
        LocalChain chain, GraphQLCaller api, InMemorySigner owner, string token, CancellationToken cancellationToken)
    {
        var waits = new List<double>();
        for (var i = 0; i < Grants; i++)
        {
            var account = $"reader{i}.near";
            var grant = new { token_id = token, account_id = account, level = 1 };
            await chain.CallAsync(owner, "nrc_set_access", grant, NearToken.FromMillinear(50), cancellationToken);
            var clock = Stopwatch.StartNew();
            var variables = new { contract = chain.Contract, token, account };
            while (!IsVisible(await api.SendAsync(Operations.Asset, variables, cancellationToken)))
                await Task.Delay(1, cancellationToken);
            waits.Add(clock.Elapsed.TotalMilliseconds);
        }
        Report($"final → visible in the access view, {Grants} grants", waits);
    }

    private static bool IsVisible(JsonElement data) =>
        data.GetProperty("asset") is { ValueKind: JsonValueKind.Object } asset
        && asset.GetProperty("access").GetProperty("level").GetString() == "USE_MODEL";

    private static async Task RequestToAnswerAsync(LocalChain chain, Wallet wallet, string token, CancellationToken cancellationToken)
    {
        var asset = (await wallet.Api.SendAsync(
            Operations.Asset, new { contract = chain.Contract, token, account = wallet.Account }, cancellationToken))
            .GetProperty("asset").GetProperty("id").GetString();
        var waits = new List<double>();
        for (var i = 0; i < Requests; i++)
        {
            var clock = Stopwatch.StartNew();
            var input = new { idempotencyKey = Guid.NewGuid(), assetId = asset, input = new { text = $"Guten Morgen, {i} Mal." } };
            var asked = await wallet.Api.SendAsync(Operations.RequestInference, new { input }, cancellationToken);
            var id = asked.GetProperty("requestInference").GetProperty("job").GetProperty("id").GetString();
            waits.Add(await AnswerAsync(wallet, id!, clock, cancellationToken));
        }
        Report($"request → answer beyond the model's own run, {Requests} requests one after another", waits);
    }

    private static async Task<double> AnswerAsync(Wallet wallet, string id, Stopwatch clock, CancellationToken cancellationToken)
    {
        while (true)
        {
            var job = (await wallet.Api.SendAsync(Operations.Job, new { id }, cancellationToken)).GetProperty("inferenceJob");
            if (job.ValueKind == JsonValueKind.Object && job.GetProperty("status").GetString() == "COMPLETED")
                return clock.Elapsed.TotalMilliseconds - (job.GetProperty("durationMicroseconds").GetInt64() / 1000.0);
            await Task.Delay(1, cancellationToken);
        }
    }

    private static void Report(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        double At(double part) => milliseconds[Math.Min(milliseconds.Count - 1, (int)(part * milliseconds.Count))];
        Console.WriteLine($"{what}: p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, max {milliseconds[^1]:0.0} ms");
    }
}
