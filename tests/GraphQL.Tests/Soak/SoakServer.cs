using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Http;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Soak;

/// <summary>
/// A process that serves a schema and tells what memory it uses. Its first line of output is its address; it ends with its input.
/// </summary>
internal static class SoakServer
{
    public const string Name = "soak-server";

    /// <param name="args">A file of schema text, to be served instead of the load's own.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        SoakSchema.Register(builder.Services);
        if (args is [var file])
            builder.Services.AddSingleton(Schema.Parse(await File.ReadAllTextAsync(file)));
        await using var app = builder.Build();
        app.MapGraphQL("/graphql");
        app.MapGet("/allocated", () => GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture));
        app.MapGet("/resident", () => Resident().ToString(CultureInfo.InvariantCulture));
        // Past the limit of a body, which would keep most attacks from the engine.
        app.MapPost("/engine", EngineAsync);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }

    private static async Task EngineAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var request = new GraphQLRequest(await reader.ReadToEndAsync(context.RequestAborted)) { Services = context.RequestServices };
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        var executor = context.RequestServices.GetRequiredService<GraphQLExecutor>();
        var answer = (await executor.ExecuteAsync(request, context.RequestAborted)).ToJson();
        var (took, bytes) = (clock.ElapsedMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - before);
        await context.Response.WriteAsync($"{took} {bytes} {answer.Length}", context.RequestAborted);
    }

    // Once for what is garbage, once for what its finalizers let go.
    private static long Resident()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
        return Environment.WorkingSet;
    }
}
