namespace Neura.EventStore;

/// <summary>Looks for events that change how earlier ones are read, behind where live rows stand.</summary>
internal sealed class RewritingEvents(DocumentStore store, ReplayOptions options)
{
    private const string Last = "SELECT type, max(seq_id) FROM mt_events WHERE seq_id > $1 AND type = ANY ($2) GROUP BY type";

    /// <summary>The last such event for each projection that has one before it and uses it.</summary>
    public async Task<Dictionary<string, long>> AfterAsync(
        IReadOnlyList<(IProjection Projection, long Position)> live, CancellationToken ct)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        if (options.Rewriting.Count == 0 || live.Count == 0) return found;
        await using var connection = await store.DataSource.OpenConnectionAsync(ct);
        var last = await connection.ListAsync(
            Last, [live.Min(one => one.Position), options.Rewriting.ToArray()], row => (Type: row.GetString(0), At: row.GetInt64(1)), ct);
        foreach (var (projection, position) in live)
        {
            var behind = last.Where(one => one.At > position && options.Uses(projection, one.Type)).Select(one => one.At);
            if (behind.DefaultIfEmpty().Max() is > 0 and var at) found[projection.Name] = at;
        }

        return found;
    }
}
