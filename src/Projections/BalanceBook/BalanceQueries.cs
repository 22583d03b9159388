using NeuraNft.Domain;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.BalanceBook;

/// <summary>What an account has here, and what moved it; newest first.</summary>
public sealed class BalanceQueries(NpgsqlDataSource source)
{
    /// <returns>Null where it never had anything.</returns>
    public async Task<BalanceRow?> OfAsync(Account account, CancellationToken ct) =>
        (await source.ReadAsync<BalanceRow>(BalanceRow.Table.Select("where t.account = $1", account.Value), ct)).SingleOrDefault();

    /// <summary><paramref name="before"/> is the last item's position.</summary>
    public async Task<Page<BalanceEntryRow>> EntriesAsync(Account account, long? before, int limit, CancellationToken ct) =>
        Page<BalanceEntryRow>.Of(
            await source.ReadAsync<BalanceEntryRow>(
                BalanceEntryRow.Table.Select(
                    "where t.account = $1 and ($2 is null or t.position < $2) order by t.position desc limit $3",
                    account.Value, Optional.Long(before), limit + 1),
                ct),
            limit);

    /// <summary><paramref name="before"/> is the last item's <see cref="WithdrawalRow.RequestedPosition"/>.</summary>
    public async Task<Page<WithdrawalRow>> WithdrawalsAsync(Account account, long? before, int limit, CancellationToken ct) =>
        Page<WithdrawalRow>.Of(
            await source.ReadAsync<WithdrawalRow>(
                WithdrawalRow.Table.Select(
                    """
                    where t.account = $1 and ($2 is null or t.requested_position < $2) order by t.requested_position desc limit $3
                    """,
                    account.Value, Optional.Long(before), limit + 1),
                ct),
            limit);
}
