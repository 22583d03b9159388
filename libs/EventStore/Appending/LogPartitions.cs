using Npgsql;

namespace Neura.EventStore;

/// <summary>Has a partition made ahead of the log's end, ten times as often as one fills up.</summary>
internal sealed class LogPartitions(NpgsqlDataSource dataSource)
{
    private const long Stride = 1_000_000;

    public async Task ExtendAsync(long position, int appended, CancellationToken ct)
    {
        if (position / Stride == (position - appended) / Stride) return;
        try
        {
            await using var command = dataSource.CreateCommand("SELECT es_extend_partitions()");
            await command.ExecuteScalarAsync(ct);
        }
        catch (NpgsqlException)
        {
            // The append is done and must not fail for this. The open partition takes what comes; the next stride tries again.
        }
    }
}
