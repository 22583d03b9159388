using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.AssetSearch;
using Npgsql;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.AssetSearch;

/// <summary>Rows of many assets, written without their events: a market larger than a test's log.</summary>
internal static class Stall
{
    public static AssetRow Row(int number, string name, AssetKind kind = AssetKind.Model) => new(
        Contract, $"1:{number}", "1", "Stall", kind, name, Alice, Alice, null, null, null, null, null, null, "some task",
        number % 4 == 0 ? "MIT" : "Apache-2.0", new Tags("stall"), Royalty.None, AccessLevel.None, AccessLevel.None, null, null, null, null,
        null, null, null, At((ulong)number), false, number, number, 1);

    public static AssetRow Known(this AssetRow row, long popularity) =>
        row with { Popularity = AssetTier.Rounded(popularity), Tier = AssetTier.Of(row.Id, AssetTier.Rounded(popularity)) };

    public static AssetRow For(this AssetRow row, long near) =>
        row with { Price = Yocto.Parse("1000000000000000000000000") * (int)near };

    public static async Task WriteAsync(this ReadModels models, IReadOnlyCollection<AssetRow> rows, CancellationToken ct)
    {
        await using var connection = await models.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await AssetRow.Table.UpsertAsync(connection, transaction, rows, ct);
        await using var tiers = new NpgsqlCommand(
            "truncate search_tier; insert into search_tier select tier, count(*) from asset_search where not burnt group by tier",
            connection, transaction);
        await tiers.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
