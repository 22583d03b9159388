using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.InferenceTerms;

/// <summary>Prices and quotas by asset.</summary>
public sealed class InferenceTermsQueries(NpgsqlDataSource source)
{
    /// <summary>A data loader's answer: those that have terms.</summary>
    public async Task<IReadOnlyDictionary<AssetId, InferenceTermsRow>> OfAsync(IReadOnlyList<AssetId> assets, CancellationToken ct)
    {
        var rows = await source.ReadAsync<InferenceTermsRow>(
            InferenceTermsRow.Table.Select(
                "join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id)",
                Optional.Texts(assets.Select(a => a.Contract)), Optional.Texts(assets.Select(a => a.TokenId))),
            ct);
        return rows.ToDictionary(r => r.Asset);
    }
}
