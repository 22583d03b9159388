using Neura.ContentStore;
using Npgsql;

namespace NeuraNft.Application.Content;

/// <summary>
/// Removes files that nothing will ask for again: complete uploads that nobody sealed, what lies in quarantine, and revisions of sealed
/// versions that were replaced or withdrawn. Killed anywhere, the next time goes on.
/// </summary>
public sealed class Leftovers(NpgsqlDataSource db, LocalFolderStore store)
{
    private const int AtOnce = 100;

    /// <param name="unusedSince">What waits to be sealed, or lies in quarantine, for longer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task RemoveAsync(DateTimeOffset unusedSince, CancellationToken cancellationToken)
    {
        await UnsealedAsync(unusedSince, cancellationToken);
        store.EmptyQuarantine(unusedSince);
        await RunAsync(
            "update upload set state = 'ended', custody_header = null where state = 'quarantined' and expires_at < $1",
            unusedSince, cancellationToken);
        await ReplacedAsync(cancellationToken);
    }

    // Marked first: from then on nobody seals it.
    private async Task UnsealedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var marked = await CidsAsync(
            $"""
            update uploaded_content set sealed_for = '', custody_header = ''
             where cid in (
                select cid from uploaded_content
                 where (sealed_for is null or sealed_for = '') and (sealed_for = '' or sealed_at < $1)
                 order by sealed_at limit {AtOnce} for update skip locked)
            returning cid
            """,
            cancellationToken, before);
        foreach (var cid in marked)
            store.Delete(Cid.Parse(cid));
        await RunAsync(
            """
            with gone as (delete from uploaded_content where cid = any($1) and sealed_for = '' returning upload)
            update upload set state = 'ended' where id in (select upload from gone)
            """,
            marked, cancellationToken);
    }

    private async Task ReplacedAsync(CancellationToken cancellationToken)
    {
        var replaced = await CidsAsync(
            $"""
            select distinct s.cid from sealed_content s
             where s.state in ('superseded', 'withdrawn') and not s.is_swept
               and not exists (select from sealed_content c where c.cid = s.cid and c.state in ('current', 'due'))
             limit {AtOnce}
            """,
            cancellationToken);
        foreach (var cid in replaced)
            store.Delete(Cid.Parse(cid));
        await RunAsync(
            "update sealed_content set is_swept = true where cid = any($1) and state in ('superseded', 'withdrawn')", replaced,
            cancellationToken);
    }

    private async Task<string[]> CidsAsync(string sql, CancellationToken cancellationToken, params IEnumerable<object> values)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var cids = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            cids.Add(reader.GetString(0));
        return [.. cids];
    }

    private async Task RunAsync(string sql, object value, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(sql);
        command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
