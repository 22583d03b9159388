using Npgsql;

namespace Neura.Database;

/// <summary>
/// A PostgreSQL 18 server of this process: on the loopback address only, with a generated password, stopped with us.
/// Data stay in <see cref="EmbeddedPostgresOptions.DataFolder"/> from one start to the next.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    public const string UserName = "neura";

    private readonly EmbeddedPostgresOptions options;
    private readonly DataFolder folder;
    private readonly string binaries;
    private readonly ServerAccount account;
    private readonly ServerProcess server;
    private readonly Lazy<NpgsqlDataSource> dataSource;
    private int disposed;

    internal EmbeddedPostgres(
        EmbeddedPostgresOptions options, DataFolder folder, string binaries, ServerAccount account, ServerProcess server, int port)
    {
        (this.options, this.folder, this.binaries, this.account, this.server, Port) = (options, folder, binaries, account, server, port);
        dataSource = new Lazy<NpgsqlDataSource>(() => NpgsqlDataSource.Create(ConnectionString));
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    public int ProcessId => server.Id;

    /// <summary>Where the data really are: the folder asked for, or what it links to.</summary>
    public string Folder => folder.Path;

    /// <summary>Holds the password: for the server's own use, never for a log.</summary>
    public string ConnectionString => ConnectionStringTo(options.Database);

    /// <summary>To <see cref="EmbeddedPostgresOptions.Database"/>; disposed with the server.</summary>
    public NpgsqlDataSource DataSource => dataSource.Value;

    /// <summary>Starts the server, on first use after making its data folder.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run; the message says why and what to do.</exception>
    public static Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken ct) =>
        ServerStart.RunAsync(options, ct);

    public string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = UserName,
        Password = folder.Password(),
        Database = database,
        MaxAutoPrepare = 100,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>Fast shutdown: sessions are ended, what is committed stays, the data folder is free afterwards.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        if (dataSource.IsValueCreated) await dataSource.Value.DisposeAsync();
        using var limit = new CancellationTokenSource(options.Timeout);
        try
        {
            server.LetGo();
            if (OperatingSystem.IsWindows()) await PostmasterFile.StopAsync(folder, binaries, account, options.Timeout, limit.Token);
            await server.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // It recovers from its log at the next start; a hung server would hold the folder for ever.
            server.Kill();
        }
        finally
        {
            server.Dispose();
            folder.Dispose();
        }
    }
}
