using Npgsql;

namespace Neura.EventStore;

/// <summary>Has a partition made ahead of the log's end, ten times as often as one fills up.</summary>
internal sealed class LogPartitions(NpgsqlDataSource dataSource)
{
    private const long Stride = 1_000_000;
    private int begun;

    public async Task ExtendAsync(long position, int appended)
    {
        var first = Volatile.Read(ref begun) == 0 && Interlocked.Exchange(ref begun, 1) == 0;
        if (!first && position / Stride == (position - appended) / Stride) return;
        try
        {
            await using var command = dataSource.CreateCommand("SELECT es_extend_partitions()");
            await command.ExecuteScalarAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or ObjectDisposedException)
        {
            // The append is done and must not fail for this. The open partition takes what comes; the next stride tries again.
        }
    }
}
