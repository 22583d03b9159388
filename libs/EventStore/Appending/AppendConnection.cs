using Npgsql;

namespace Neura.EventStore;

/// <summary>The connection that the groups of this process travel on, and their prepared command.</summary>
internal sealed class AppendConnection(NpgsqlConnection connection, StoreOptions options) : IAsyncDisposable
{
    private readonly AppendCommand command = new(connection, options);

    public static async Task<AppendConnection> OpenAsync(NpgsqlDataSource dataSource, StoreOptions options) =>
        new(
            await Unavailable.GuardAsync(() => dataSource.OpenConnectionAsync(CancellationToken.None), outcomeUnknown: false),
            options);

    /// <remarks>Not to be cancelled, for others wait for the same answer; <see cref="StoreOptions.AppendTimeout"/> bounds it.</remarks>
    public async Task<AppendResult[]> CallAsync(IReadOnlyList<SerializedAppend> group, DateTimeOffset now) =>
        await Unavailable.GuardAsync(
            async ValueTask<AppendResult[]> () => await command.CallAsync(group, now, CancellationToken.None), outcomeUnknown: true);

    public async ValueTask DisposeAsync()
    {
        await command.DisposeAsync();
        await connection.DisposeAsync();
    }
}
