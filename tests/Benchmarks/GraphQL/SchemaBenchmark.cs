using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Types;
using NeuraNft.Api;

namespace NeuraNft.Benchmarks.GraphQL;

/// <summary>How long the public API's schema takes to be bound: in processes that start for it, and again in a warm one.</summary>
internal static class SchemaBenchmark
{
    public const string Child = "graphql-schema-child";

    private const int Processes = 7;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var runs = new List<double>();
        for (var i = 0; i < Processes; i++)
            runs.Add(await ColdAsync(i == 0, cancellationToken));
        var warm = Enumerable.Range(0, 20).Select(_ => Bind().Took.TotalMilliseconds).Skip(10).Order().ElementAt(5);
        Console.WriteLine($"schema of src/Api: cold process, median of {Processes}: {runs.Order().ElementAt(Processes / 2):0.0} ms "
            + $"({runs.Min():0.0} to {runs.Max():0.0}, wanted 100); again in a warm process {warm:0.0} ms");
    }

    /// <summary>One binding in a process that has done nothing else, but for making the container.</summary>
    public static void Once()
    {
        var (methods, jit) = (JitInfo.GetCompiledMethodCount(), JitInfo.GetCompilationTime());
        var (took, types) = Bind();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{took.TotalMilliseconds} {types} {JitInfo.GetCompiledMethodCount() - methods} "
            + $"{(JitInfo.GetCompilationTime() - jit).TotalMilliseconds}"));
    }

    private static (TimeSpan Took, int Types) Bind()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().Build();
        services.AddSingleton<IConfiguration>(configuration).AddMarket(configuration);
        using var provider = services.BuildServiceProvider();
        var clock = Stopwatch.StartNew();
        var schema = provider.GetRequiredService<Schema>();
        return (clock.Elapsed, schema.Types.Count);
    }

    private static async Task<double> ColdAsync(bool tell, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(SchemaBenchmark).Assembly.Location);
        start.ArgumentList.Add(Child);
        using var process = Process.Start(start)!;
        var told = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Trim().Split(' ');
        await process.WaitForExitAsync(cancellationToken);
        if (tell)
            Console.WriteLine($"a cold binding: {told[1]} types, {told[2]} methods compiled just in time, {told[3]} ms of it");
        return double.Parse(told[0], CultureInfo.InvariantCulture);
    }
}
