using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.RightsBook;

/// <summary>Who asks for access; newest first, and <c>before</c> is the last item's position.</summary>
public sealed class AccessRequestQueries(NpgsqlDataSource source)
{
    public Task<Page<AccessRequestRow>> ByAssetAsync(AssetId asset, bool openOnly, long? before, int limit, CancellationToken ct) =>
        ReadAsync(
            $"t.contract = $3 and t.token_id = $4 {(openOnly ? "and t.approved is null" : "")}", before, limit,
            [asset.Contract, asset.TokenId], ct);

    public Task<Page<AccessRequestRow>> ByAccountAsync(Account account, long? before, int limit, CancellationToken ct) =>
        ReadAsync("t.account = $3", before, limit, [account.Value], ct);

    private async Task<Page<AccessRequestRow>> ReadAsync(
        string condition, long? before, int limit, object[] values, CancellationToken ct) =>
        Page<AccessRequestRow>.Of(
            await source.ReadAsync<AccessRequestRow>(
                AccessRequestRow.Table.Select(
                    $"where {condition} and ($1 is null or t.position < $1) order by t.position desc limit $2",
                    [Optional.Long(before), limit + 1, .. values]),
                ct),
            limit);
}
