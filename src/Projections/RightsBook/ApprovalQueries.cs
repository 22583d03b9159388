using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.RightsBook;

/// <summary>Who may transfer an asset in its owner's name.</summary>
public sealed class ApprovalQueries(NpgsqlDataSource source)
{
    /// <summary>As many as the contract lets stand.</summary>
    public const int Most = 20;

    /// <summary>Those that stand, newest first.</summary>
    public async Task<IReadOnlyList<ApprovalRow>> StandingAsync(AssetId asset, CancellationToken ct) =>
        await source.ReadAsync<ApprovalRow>(
            ApprovalRow.Table.Select(
                "where t.contract = $1 and t.token_id = $2 and not t.ended order by t.position desc, t.account limit $3",
                asset.Contract, asset.TokenId, Most),
            ct);
}
