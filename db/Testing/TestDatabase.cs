using Npgsql;

namespace Neura.Database;

/// <summary>
/// A database for one test class on a server that the whole test process shares: fresh, migrated, removed afterwards.
/// The server starts with the first one and ends with the process.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer server;

    private TestDatabase(TestServer server, string name)
    {
        (this.server, Name) = (server, name);
        ConnectionString = server.ConnectionStringTo(name);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>With the whole schema of <c>db/</c>.</summary>
    public static Task<TestDatabase> CreateAsync(CancellationToken ct) => CreateAsync(migrated: true, ct);

    /// <summary>Without any schema: for tests of migrations.</summary>
    public static Task<TestDatabase> CreateEmptyAsync(CancellationToken ct) => CreateAsync(migrated: false, ct);

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await using var drop = server.Admin.CreateCommand($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }

    private static async Task<TestDatabase> CreateAsync(bool migrated, CancellationToken ct)
    {
        var server = await TestServer.InstanceAsync(ct);
        return new TestDatabase(server, await server.CreateDatabaseAsync(migrated, ct));
    }
}
