using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.Holdings;

/// <summary>What accounts own; the newest acquisition first.</summary>
public sealed class HoldingQueries(NpgsqlDataSource source)
{
    /// <summary>A page begins before the last item's <see cref="HoldingRow.SincePosition"/>.</summary>
    public Task<IReadOnlyDictionary<PageKey<Account>, Page<HoldingRow>>> ByOwnerAsync(
        IReadOnlyList<PageKey<Account>> pages, CancellationToken ct) => Pages.ReadAsync<Account, HoldingRow>(
        source, pages, [("account", a => a.Value)], $"{HoldingRow.Table.Columns} from holding t", "t.owner = k.account and not t.burnt",
        "since_position", ct);

    internal static NpgsqlBatchCommand Select(IReadOnlyList<AssetId> assets) => HoldingRow.Table.Select(
        "join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id)",
        Optional.Texts(assets.Select(a => a.Contract)), Optional.Texts(assets.Select(a => a.TokenId)));
}
