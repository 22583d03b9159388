using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Npgsql;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>
/// The sessions and API keys that were ended while something may still trust them: an access token lives on for minutes, a socket for
/// longer. What this process ended it knows at once, what others ended by asking the database each second. Where that cannot be asked,
/// such tokens live to their end.
/// </summary>
public sealed class EndedCredentials(NpgsqlDataSource db, IOptions<LoginOptions> options, TimeProvider time)
{
    // Longer than a transaction that ends one may take; clocks of nodes differ too.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> ended = new();
    private DateTimeOffset? asked;

    /// <param name="id">Of a session or of an API key.</param>
    public bool Contains(Guid id) => ended.ContainsKey(id);

    internal void Add(IEnumerable<Guid> ids, DateTimeOffset endedAt)
    {
        foreach (var id in ids)
            ended.TryAdd(id, endedAt);
    }

    /// <summary>One look at the database. Not for two callers at once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var needed = now - options.Value.TokenLifetime - Overlap;
        await using var command = db.CreateCommand("""
            select session, closed_at from login_session where closed_at >= $1
            union all select key, revoked_at from api_key where revoked_at >= $1
            """);
        command.Parameters.Add(new() { Value = (asked - Overlap ?? needed).ToUniversalTime() });
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
            while (await row.ReadAsync(cancellationToken))
                ended.TryAdd(row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1));
        asked = now;
        foreach (var (id, endedAt) in ended)
            if (endedAt < needed)
                ended.TryRemove(id, out _);
    }
}
