using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>Keeps search_tier: how many assets are of each tier.</summary>
internal sealed class Tiers
{
    private readonly Dictionary<short, long> changes = [];

    public void Change(AssetRow? before, AssetRow? after)
    {
        Add(before, -1);
        Add(after, 1);
    }

    public async Task WriteAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        var changed = changes.Where(c => c.Value != 0).ToList();
        if (changed.Count == 0)
            return;
        await new[]
        {
            Statement.Of(
                """
                insert into search_tier (tier, assets) select * from unnest($1::smallint[], $2::bigint[])
                on conflict (tier) do update set assets = search_tier.assets + excluded.assets
                """,
                Many(changed.Select(c => c.Key), NpgsqlDbType.Smallint), Many(changed.Select(c => c.Value), NpgsqlDbType.Bigint)),
            Statement.Of("delete from search_tier where assets = 0"),
        }.RunAsync(connection, transaction, ct);
    }

    private void Add(AssetRow? row, int one)
    {
        if (row is { Burnt: false })
            changes[row.Tier] = changes.GetValueOrDefault(row.Tier) + one;
    }

    private static NpgsqlParameter Many<T>(IEnumerable<T> values, NpgsqlDbType type) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}
