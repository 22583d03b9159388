using Neura.Database;
using NeuraNft.Crash;
using Npgsql;

[assembly: AssemblyFixture(typeof(ServerFixture))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace NeuraNft.Crash;

/// <summary>One durable server (fsync on) for all tests but those that kill it; started at first use.</summary>
public sealed class ServerFixture : IAsyncDisposable
{
    private readonly Lazy<Task<EmbeddedPostgres>> started = new(StartAsync);
    private int databases;

    /// <summary>Connection string of a fresh, migrated database.</summary>
    public async Task<string> NewDatabaseAsync(CancellationToken ct)
    {
        var server = await started.Value;
        var name = $"crash_{Interlocked.Increment(ref databases)}";
        await using (var create = server.DataSource.CreateCommand($"CREATE DATABASE {name}"))
            await create.ExecuteNonQueryAsync(ct);
        await using var source = NpgsqlDataSource.Create(server.ConnectionStringTo(name) + ";Pooling=false");
        await Migrations.ApplyAsync(source, ct);
        return server.ConnectionStringTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated) return;
        var server = await started.Value;
        await server.DisposeAsync();
        Directory.Delete(server.Folder, recursive: true);
    }

    private static Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(
        new EmbeddedPostgresOptions { DataFolder = Path.Combine(Path.GetTempPath(), $"neura-test-postgres-crash-{Environment.ProcessId}") },
        CancellationToken.None);
}
