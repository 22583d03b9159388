using NeuraNft.Domain;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.MarketBook;

/// <summary>Who was paid what; newest first.</summary>
public sealed class EarningQueries(NpgsqlDataSource source)
{
    /// <summary><paramref name="before"/> is the last item's position.</summary>
    public async Task<Page<EarningRow>> ByAccountAsync(Account account, long? before, int limit, CancellationToken ct) =>
        Page<EarningRow>.Of(
            await source.ReadAsync<EarningRow>(
                EarningRow.Table.Select(
                    "where t.account = $1 and ($2 is null or t.position < $2) order by t.position desc limit $3",
                    account.Value, Optional.Long(before), limit + 1),
                ct),
            limit);
}
