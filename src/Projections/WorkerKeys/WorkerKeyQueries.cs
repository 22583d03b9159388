using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.WorkerKeys;

/// <summary>Workers' public keys, newest first.</summary>
public sealed class WorkerKeyQueries(NpgsqlDataSource source)
{
    /// <summary><paramref name="before"/> is the last item's position.</summary>
    public async Task<Page<WorkerKeyRow>> NewestAsync(long? before, int limit, CancellationToken ct) =>
        Page<WorkerKeyRow>.Of(
            await source.ReadAsync<WorkerKeyRow>(
                WorkerKeyRow.Table.Select(
                    "where $1 is null or t.position < $1 order by t.position desc limit $2", Optional.Long(before), limit + 1),
                ct),
            limit);
}
