using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Http;

namespace NeuraNft.Benchmarks.GraphQL;

/// <summary>
/// A three-level query against a bare endpoint that answers with the same bytes, in turns in one process; a document seen for the
/// first time against one that is known; and the attack corpus.
/// </summary>
internal static class GraphQLBenchmark
{
    private const int Connections = 16;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLServer().AddTypes(typeof(Gallery.Queries));
        await using var app = builder.Build();
        app.MapGraphQL("/graphql");
        app.MapPost("/raw", async (HttpContext context) =>
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            _ = body.RootElement.GetProperty("query").GetString();
            await context.Response.WriteAsJsonAsync(Gallery.All, Json, context.RequestAborted);
        });
        await app.StartAsync(cancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
        await CompareAsync(client, cancellationToken);
        await ColdAsync(app.Services, cancellationToken);
        await AttackBenchmark.RunAsync(cancellationToken);
    }

    private static async Task CompareAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var raw = await BodyAsync(client, "/raw", cancellationToken);
        var graphql = await BodyAsync(client, "/graphql", cancellationToken);
        if (!raw.AsSpan().SequenceEqual(graphql))
            throw new InvalidOperationException("The two endpoints answer differently.");
        var ratios = new List<double>();
        for (var round = 0; round < 16; round++)
        {
            var bare = await RateAsync(client, "/raw", cancellationToken);
            var engine = await RateAsync(client, "/graphql", cancellationToken);
            if (round < 3)
                continue; // until the runtime has compiled all of it
            ratios.Add(engine / bare);
            if (round % 4 == 3)
                Console.WriteLine($"raw {bare:0} req/s, graphql {engine:0} req/s, ratio {engine / bare:0.00}");
        }
        Console.WriteLine($"three levels, 110 objects, {raw.Length} bytes, {Connections} connections: median ratio "
            + $"{Median(ratios):0.00} (wanted 0.8)");
    }

    private static async Task<double> RateAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var length = TimeSpan.FromSeconds(1);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0;
            for (; clock.Elapsed < length; count++)
                await BodyAsync(client, address, cancellationToken);
            return count;
        }));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<byte[]> BodyAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(Request);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync(address, content, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
    }

    private static readonly byte[] Request = JsonSerializer.SerializeToUtf8Bytes(new { query = Gallery.Query });

    // In process, so that the network does not hide the difference; in turns, so that the machine's other work meets both alike.
    private static async Task ColdAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var executor = services.GetRequiredService<GraphQLExecutor>();
        async Task<double> EachAsync(Func<int, string> query)
        {
            var clock = Stopwatch.StartNew();
            const int Count = 250;
            for (var i = 0; i < Count; i++)
                (await executor.ExecuteAsync(new GraphQLRequest(query(i)), cancellationToken)).ToJson();
            return clock.Elapsed.TotalMicroseconds / Count;
        }

        var (warm, cold, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < 300; turn++)
        {
            var at = turn;
            var known = await EachAsync(_ => Gallery.Query);
            var fresh = await EachAsync(i => $"{Gallery.Query} # {at} {i}");
            if (turn < 150)
                continue; // until the runtime has compiled all of it
            warm.Add(known);
            cold.Add(fresh);
            ratios.Add(fresh / known);
        }
        Console.WriteLine($"warm document {Median(warm):0.0} µs, cold document {Median(cold):0.0} µs, "
            + $"median ratio {Median(ratios):0.00} (wanted at most 3)");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
