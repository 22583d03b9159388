using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.ContractBook;

/// <summary>Anchored roots, newest first.</summary>
public sealed class AnchorQueries(NpgsqlDataSource source)
{
    /// <summary>Of one log, or (null) of all; <paramref name="before"/> is the last item's position.</summary>
    public async Task<Page<AnchorRow>> ListAsync(string? origin, long? before, int limit, CancellationToken ct) =>
        Page<AnchorRow>.Of(
            await source.ReadAsync<AnchorRow>(
                AnchorRow.Table.Select(
                    "where ($1 is null or t.origin = $1) and ($2 is null or t.position < $2) order by t.position desc limit $3",
                    Optional.Text(origin), Optional.Long(before), limit + 1),
                ct),
            limit);

    /// <summary>Of one log in one contract; null before the first.</summary>
    public async Task<AnchorRow?> NewestAsync(string contract, string origin, CancellationToken ct) =>
        (await source.ReadAsync<AnchorRow>(
            AnchorRow.Table.Select(
                "where t.contract = $1 and t.origin = $2 order by t.size desc limit 1", Optional.Text(contract), Optional.Text(origin)),
            ct)).SingleOrDefault();
}
