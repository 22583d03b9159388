using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.InferenceJobs;

/// <summary>Jobs by id, requester or asset.</summary>
public sealed class InferenceJobQueries(NpgsqlDataSource source)
{
    public async Task<InferenceJobRow?> FindAsync(Guid job, CancellationToken ct) =>
        (await FindManyAsync([job], ct)).GetValueOrDefault(job);

    /// <summary>Those that exist; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<Guid, InferenceJobRow>> FindManyAsync(IReadOnlyList<Guid> jobs, CancellationToken ct) =>
        (await source.ReadAsync<InferenceJobRow>(Select([.. jobs]), ct)).ToDictionary(r => r.Job);

    /// <summary>Newest first; <paramref name="before"/> is the last item's <see cref="InferenceJobRow.RequestedPosition"/>.</summary>
    public async Task<Page<InferenceJobRow>> ByRequesterAsync(Account requester, long? before, int limit, CancellationToken ct) =>
        Page<InferenceJobRow>.Of(
            await source.ReadAsync<InferenceJobRow>(
                InferenceJobRow.Table.Select(
                    "where t.requester = $1 and ($2 is null or t.requested_position < $2) order by t.requested_position desc limit $3",
                    requester.Value, Optional.Long(before), limit + 1),
                ct),
            limit);

    /// <summary>Newest first; <paramref name="before"/> is the last item's <see cref="InferenceJobRow.RequestedPosition"/>.</summary>
    public async Task<Page<InferenceJobRow>> ByAssetAsync(AssetId asset, long? before, int limit, CancellationToken ct) =>
        Page<InferenceJobRow>.Of(
            await source.ReadAsync<InferenceJobRow>(
                InferenceJobRow.Table.Select(
                    """
                    where t.contract = $1 and t.token_id = $2 and ($3 is null or t.requested_position < $3)
                    order by t.requested_position desc limit $4
                    """,
                    asset.Contract, asset.TokenId, Optional.Long(before), limit + 1),
                ct),
            limit);

    /// <summary>A requester's with one asset, newest first.</summary>
    public async Task<Page<InferenceJobRow>> ByAssetAndRequesterAsync(
        AssetId asset, Account requester, long? before, int limit, CancellationToken ct) =>
        Page<InferenceJobRow>.Of(
            await source.ReadAsync<InferenceJobRow>(
                InferenceJobRow.Table.Select(
                    """
                    where t.contract = $1 and t.token_id = $2 and t.requester = $3 and ($4 is null or t.requested_position < $4)
                    order by t.requested_position desc limit $5
                    """,
                    asset.Contract, asset.TokenId, requester.Value, Optional.Long(before), limit + 1),
                ct),
            limit);

    internal static NpgsqlBatchCommand Select(Guid[] jobs) => InferenceJobRow.Table.Select("where t.job = any($1)", jobs);
}
