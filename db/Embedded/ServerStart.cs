using Npgsql;

namespace Neura.Database;

/// <summary>The steps from options to a server that answers.</summary>
internal static class ServerStart
{
    private const int Attempts = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public static async Task<EmbeddedPostgres> RunAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var account = ServerAccount.ForThisProcess();
        var binaries = await PostgresBinaries.PrepareAsync(options.BinariesFolder, account, ct);
        var folder = DataFolder.Open(options.DataFolder, account);
        try
        {
            if (folder.IsInitialized) await PostmasterFile.ClearAsync(folder, binaries, account, options.Timeout, ct);
            else await FirstUse.InitializeAsync(folder, binaries, account, options.Durable, ct);
            var started = await StartOnSomePortAsync(options, folder, binaries, account, ct);
            await CreateDatabaseAsync(started, options.Database, ct);
            return started;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static async Task<EmbeddedPostgres> StartOnSomePortAsync(
        EmbeddedPostgresOptions options, DataFolder folder, string binaries, ServerAccount account, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port == 0 ? ServerSettings.FreePort() : options.Port;
            var server = ServerProcess.Start(folder, binaries, ServerSettings.For(options, port), account);
            folder.RememberServer(server.Id);
            try
            {
                await WaitUntilReadyAsync(server, folder, options.Timeout, ct);
                return new EmbeddedPostgres(options, folder, binaries, account, server, port);
            }
            catch (EmbeddedPostgresException) when (PortTaken(server) && options.Port == 0 && attempt < Attempts)
            {
                server.Dispose();
            }
            catch (Exception failure)
            {
                if (!server.HasExited) server.Kill();
                var taken = PortTaken(server);
                server.Dispose();
                if (taken)
                    throw new EmbeddedPostgresException(
                        $"Port {port} is taken by another program. Free it or set the port to 0.", failure);
                throw;
            }
        }
    }

    private static bool PortTaken(ServerProcess server) => server.LastWords.Contains("could not bind", StringComparison.Ordinal);

    private static async Task WaitUntilReadyAsync(ServerProcess server, DataFolder folder, TimeSpan timeout, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeout);
        while (!PostmasterFile.IsReady(folder, server.Id))
        {
            if (server.HasExited)
            {
                await server.WaitForExitAsync(ct);
                throw new EmbeddedPostgresException($"PostgreSQL ended at its start. Its last words: {server.LastWords}");
            }

            try
            {
                await Task.Delay(Poll, TimeProvider.System, limit.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL was not ready after {timeout.TotalSeconds:0} s. Its log is {folder.LogFile}; "
                    + $"its last words: {server.LastWords}");
            }
        }
    }

    private static async Task CreateDatabaseAsync(EmbeddedPostgres server, string database, CancellationToken ct)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(server.ConnectionStringTo("postgres"));
            await using var find = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
            find.Parameters.Add(new NpgsqlParameter { Value = database });
            if (await find.ExecuteScalarAsync(ct) is not null) return;
            var quoted = database.Replace("\"", "\"\"", StringComparison.Ordinal);
            await using var create = source.CreateCommand($"CREATE DATABASE \"{quoted}\"");
            await create.ExecuteNonQueryAsync(ct);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }
}
