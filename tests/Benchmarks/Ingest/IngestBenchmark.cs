using Neura.Database;
using NeuraNft.Application.Log;

namespace NeuraNft.Benchmarks.Ingest;

/// <summary>How fast blocks and events come into the log.</summary>
internal static class IngestBenchmark
{
    public static async Task RunAsync(string? fixtures, int blocks, CancellationToken ct)
    {
        var data = Directory.CreateTempSubdirectory("neura-ingest-");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { DataFolder = Path.Combine(data.FullName, "postgres") }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            await using var store = MarketStore.Create(server.DataSource, TimeProvider.System);
            await new EventRates(store, server.DataSource).RunAsync(ct);
            if ((fixtures ?? Found()) is not { } folder)
            {
                Console.WriteLine("blocks from files: not measured, there is no folder shared/data/near/lake beside the repository.");
                return;
            }
            var lake = Path.Combine(data.FullName, "lake");
            var bytes = await LakeCopies.WriteAsync(folder, lake, blocks, ct);
            Console.WriteLine($"{blocks} mainnet blocks of {bytes / blocks / 1024} KiB");
            await new BlockRates(store, server.DataSource, lake, blocks).RunAsync(ct);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static string? Found()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "near", "lake")))
                return Path.Combine(folder.FullName, "shared", "data", "near", "lake");
        return null;
    }
}
