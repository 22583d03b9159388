using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>A collection's new name in the rows of its assets, which need not be in memory to learn it.</summary>
internal static class Renaming
{
    /// <returns>Of how many assets that are not burnt which name became which.</returns>
    public static async Task<IReadOnlyList<(string Before, string After, int Assets)>> RunAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<CollectionId> changed, CancellationToken ct)
    {
        var renamed = new List<(string, string, int)>();
        if (changed.Count == 0)
            return renamed;
        await using var command = new NpgsqlCommand(
            """
            with renamed as (
                update asset_search a set collection_name = c.name
                from unnest($1, $2) u(contract, collection_id)
                join collection_summary c on c.contract = u.contract and c.collection_id = u.collection_id
                where a.contract = c.contract and a.collection_id = c.collection_id and a.collection_name <> c.name
                returning old.collection_name as before, new.collection_name as after, new.burnt)
            select before, after, count(*)::int from renamed where not burnt group by before, after
            """,
            connection,
            transaction);
        command.Parameters.Add(Optional.Texts(changed.Select(c => c.Contract)));
        command.Parameters.Add(Optional.Texts(changed.Select(c => c.Id)));
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            renamed.Add((reader.GetString(0), reader.GetString(1), reader.GetInt32(2)));
        return renamed;
    }
}
