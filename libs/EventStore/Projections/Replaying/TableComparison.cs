using System.Text;
using Npgsql;

namespace Neura.EventStore;

/// <summary>One pass over a replayed table and the live one side by side: both digests, and the keys where they part.</summary>
internal static class TableComparison
{
    public static async Task<ReplayedTable> RunAsync(
        NpgsqlConnection replayed, string schema, NpgsqlConnection? live, string table, int most, CancellationToken ct)
    {
        var keys = await ReplayTables.KeysAsync(replayed, table, ct);
        await using var ours = await TableRows.OpenAsync(replayed, schema, table, keys, ct);
        if (live is null)
        {
            while (ours.Key is not null) await ours.NextAsync(ct);
            return new ReplayedTable(table, ours.Count, ours.Digest(), null, null, 0, []);
        }

        await using var theirs = await TableRows.OpenAsync(live, "public", table, keys, ct);
        var (found, count) = (new List<RowDifference>(), 0L);
        while (ours.Key is not null || theirs.Key is not null)
        {
            var order = ours.Key is null ? 1 : theirs.Key is null ? -1 : TableRows.Compare(ours.Key, theirs.Key);
            if (order < 0) Found(ours.Key!, RowDifferenceKind.Missing);
            else if (order > 0) Found(theirs.Key!, RowDifferenceKind.Invented);
            else if (!ours.Hash.AsSpan().SequenceEqual(theirs.Hash)) Found(ours.Key!, RowDifferenceKind.Changed);
            if (order <= 0) await ours.NextAsync(ct);
            if (order >= 0) await theirs.NextAsync(ct);
        }

        return new ReplayedTable(table, ours.Count, ours.Digest(), theirs.Count, theirs.Digest(), count, found);

        void Found(byte[] key, RowDifferenceKind kind)
        {
            count++;
            if (found.Count < most) found.Add(new RowDifference(Encoding.UTF8.GetString(key), kind));
        }
    }
}
