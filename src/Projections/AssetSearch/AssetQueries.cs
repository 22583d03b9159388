using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Assets by key, burnt ones included.</summary>
public sealed class AssetQueries(NpgsqlDataSource source)
{
    /// <summary>Those that exist; a data loader's answer.</summary>
    public async Task<IReadOnlyDictionary<AssetId, AssetRow>> FindManyAsync(IReadOnlyList<AssetId> ids, CancellationToken ct) =>
        (await source.ReadAsync<AssetRow>(Select(ids), ct)).ToDictionary(r => r.Id);

    public async Task<AssetRow?> FindAsync(AssetId id, CancellationToken ct) => (await FindManyAsync([id], ct)).GetValueOrDefault(id);

    internal static NpgsqlBatchCommand Select(IReadOnlyList<AssetId> ids) => AssetKeys.Select(AssetRow.Table, ids);
}
