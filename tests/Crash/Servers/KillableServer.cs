using System.Diagnostics;
using Neura.Database;
using Npgsql;

namespace NeuraNft.Crash.Servers;

/// <summary>A durable PostgreSQL (fsync on) that is killed with SIGKILL and started again on the same data and the same port.</summary>
internal sealed class KillableServer : IAsyncDisposable
{
    private readonly EmbeddedPostgresOptions options;
    private EmbeddedPostgres postgres;

    private KillableServer(EmbeddedPostgresOptions options, EmbeddedPostgres postgres) => (this.options, this.postgres) = (options, postgres);

    /// <summary>Of a migrated database; the same after every restart.</summary>
    public string ConnectionString => postgres.ConnectionString;

    public int Port => postgres.Port;

    public bool IsRunning => ProcessTable.IsAlive(postgres.ProcessId);

    /// <param name="within">Folder for its data; null: the system's for temporary files.</param>
    public static async Task<KillableServer> StartAsync(string? within, CancellationToken ct)
    {
        var name = $"neura-test-postgres-crash-{Environment.ProcessId}-{Path.GetRandomFileName()}";
        var options = new EmbeddedPostgresOptions
        {
            DataFolder = Path.Combine(within ?? Path.GetTempPath(), name),
            Port = Ports.Free(),
        };
        var server = new KillableServer(options, await EmbeddedPostgres.StartAsync(options, ct));
        await using var source = NpgsqlDataSource.Create(server.ConnectionString + ";Pooling=false");
        await Migrations.ApplyAsync(source, ct);
        return server;
    }

    /// <summary>Returns when nothing of the server is left.</summary>
    public async Task KillAsync(KillKind kind, CancellationToken ct)
    {
        var children = ProcessTable.ChildrenOf(postgres.ProcessId);
        var dead = postgres.ProcessId;
        ProcessTable.Kill(dead);
        if (kind == KillKind.Everything)
            foreach (var child in children) ProcessTable.Kill(child);
        await Eventually.IsTrueAsync(() => !children.Append(dead).Any(ProcessTable.IsAlive), $"the server {dead} to be gone", ct);
        await postgres.DisposeAsync();
    }

    /// <summary>Kills one session's process: the postmaster then ends all others and recovers, without being started again.</summary>
    public async Task KillSessionAsync(Random dice, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");
        await using var find = source.CreateCommand(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid");
        List<int> sessions = [];
        await using (var reader = await find.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) sessions.Add(reader.GetInt32(0));
        if (sessions.Count == 0) return;
        var one = sessions[dice.Next(sessions.Count)];
        ProcessTable.Kill(one);
        await Eventually.IsTrueAsync(() => !ProcessTable.IsAlive(one), $"session {one} to be gone", ct);
    }

    /// <summary>How long until it took connections again, recovery included.</summary>
    public async Task<TimeSpan> RestartAsync(CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        postgres = await EmbeddedPostgres.StartAsync(options, ct);
        return watch.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        Directory.Delete(postgres.Folder, recursive: true);
        if (postgres.Folder != options.DataFolder) File.Delete(options.DataFolder);
    }
}
