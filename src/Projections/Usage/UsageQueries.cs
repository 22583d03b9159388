using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.Usage;

/// <summary>Runs by UTC day. Days without any are left out.</summary>
public sealed class UsageQueries(NpgsqlDataSource source)
{
    /// <summary>By day; a data loader's answer.</summary>
    public Task<IReadOnlyDictionary<(AssetId Asset, DayRange Range), IReadOnlyList<UsageRow>>> OfAssetsAsync(
        IReadOnlyList<(AssetId Asset, DayRange Range)> keys, CancellationToken ct) =>
        DayRows.OfAssetsAsync(source, UsageRow.Table, keys, ct);

    public async Task<IReadOnlyList<MarketUsageRow>> OfMarketAsync(DayRange range, CancellationToken ct) =>
        await source.ReadAsync<MarketUsageRow>(
            MarketUsageRow.Table.Select("where t.day between $1 and $2 order by t.day", range.From, range.To), ct);
}
