using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.RightsBook;

/// <summary>What is for lease now.</summary>
public sealed class LeaseTermsQueries(NpgsqlDataSource source)
{
    /// <summary>The lowest level first; a data loader's answer, without assets of which nothing is for lease.</summary>
    public async Task<ILookup<AssetId, LeaseTermsRow>> OfAsync(IReadOnlyList<AssetId> assets, CancellationToken ct)
    {
        var rows = await source.ReadAsync<LeaseTermsRow>(
            LeaseTermsRow.Table.Select(
                """
                join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id)
                where t.price is not null order by t.contract, t.token_id, t.level
                """,
                Optional.Texts(assets.Select(a => a.Contract)), Optional.Texts(assets.Select(a => a.TokenId))),
            ct);
        return rows.ToLookup(r => r.Asset);
    }
}
