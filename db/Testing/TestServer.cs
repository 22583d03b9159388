using Npgsql;

namespace Neura.Database;

/// <summary>The one server of a test process, in a temporary folder or in memory, with a migrated template database.</summary>
internal sealed class TestServer
{
    private const string Prefix = "neura-test-postgres-";
    private const string Template = "neura_template";
    private const string Memory = "/dev/shm";
    private const long Room = 4L << 30;
    private static readonly Lazy<Task<TestServer>> Shared = new(StartAsync);

    private readonly EmbeddedPostgres postgres;
    private int made;

    private TestServer(EmbeddedPostgres postgres)
    {
        this.postgres = postgres;
        Admin = NpgsqlDataSource.Create(postgres.ConnectionStringTo("postgres"));
    }

    public NpgsqlDataSource Admin { get; }

    /// <summary>Shared by all tests, so one test's cancellation must not end its start for the others.</summary>
    public static Task<TestServer> InstanceAsync(CancellationToken ct) => Shared.Value.WaitAsync(ct);

    public string ConnectionStringTo(string database) => postgres.ConnectionStringTo(database);

    public async Task<string> CreateDatabaseAsync(bool migrated, CancellationToken ct)
    {
        var name = $"test_{Interlocked.Increment(ref made)}";
        await using var create = Admin.CreateCommand(
            $"CREATE DATABASE {name} TEMPLATE {(migrated ? Template : "template1")} STRATEGY file_copy");
        await create.ExecuteNonQueryAsync(ct);
        return name;
    }

    private static async Task<TestServer> StartAsync()
    {
        var ct = CancellationToken.None;
        foreach (var place in new[] { Path.GetTempPath(), Memory }.Where(Directory.Exists))
            foreach (var left in Directory.EnumerateDirectories(place, Prefix + "*")) RemoveIfAbandoned(left);
        var folder = Path.Combine(Place(), $"{Prefix}{Environment.ProcessId}-{Path.GetRandomFileName()}");
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataFolder = folder,
                Durable = false,
                Database = Template,
                // Without it no test of the process runs: a machine may be busy.
                Timeout = TimeSpan.FromMinutes(5),
                Settings = new Dictionary<string, string>
                {
                    ["max_connections"] = "300",
                    ["wal_level"] = "minimal",
                    ["max_wal_senders"] = "0",
                    ["max_wal_size"] = "256MB",
                },
            },
            ct);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(postgres, folder);
        await using (var template = NpgsqlDataSource.Create(postgres.ConnectionStringTo(Template) + ";Pooling=false"))
            await Migrations.ApplyAsync(template, ct);
        return new TestServer(postgres);
    }

    // A database is a thousand files: in memory, with room for it, one is made and dropped in a tenth of the processor's time. That the
    // folder may grow so far says nothing of whether there is that much memory.
    private static string Place() =>
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room && FreeMemory.Bytes() > Room
            ? Memory
            : Path.GetTempPath();

    private static void Remove(EmbeddedPostgres postgres, string folder)
    {
        // The runtime waits for no task at its exit.
        Task.Run(async () => await postgres.DisposeAsync()).GetAwaiter().GetResult();
        Directory.Delete(postgres.Folder, recursive: true);
        if (postgres.Folder != folder) File.Delete(folder);
    }

    /// <summary>A killed test process leaves its folder; its lock is free then and tells so.</summary>
    private static void RemoveIfAbandoned(string folder)
    {
        try
        {
            using (new FileStream(Path.Combine(folder, "owner.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                if (Directory.GetLastWriteTimeUtc(folder) > TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-2)) return;
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // In use, another user's, or already going.
        }
    }
}
