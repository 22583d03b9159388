using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.Revenue;

/// <summary>What was paid by UTC day of block time. Days on which nothing was are left out.</summary>
public sealed class RevenueQueries(NpgsqlDataSource source)
{
    /// <summary>By day; a data loader's answer.</summary>
    public Task<IReadOnlyDictionary<(AssetId Asset, DayRange Range), IReadOnlyList<RevenueRow>>> OfAssetsAsync(
        IReadOnlyList<(AssetId Asset, DayRange Range)> keys, CancellationToken ct) =>
        DayRows.OfAssetsAsync(source, RevenueRow.Table, keys, ct);

    public async Task<IReadOnlyList<AccountRevenueRow>> OfAccountAsync(Account account, DayRange range, CancellationToken ct) =>
        await source.ReadAsync<AccountRevenueRow>(
            AccountRevenueRow.Table.Select(
                "where t.account = $1 and t.day between $2 and $3 order by t.day", account.Value, range.From, range.To),
            ct);

    public async Task<IReadOnlyList<MarketRevenueRow>> OfMarketAsync(DayRange range, CancellationToken ct) =>
        await source.ReadAsync<MarketRevenueRow>(
            MarketRevenueRow.Table.Select("where t.day between $1 and $2 order by t.day", range.From, range.To), ct);
}
