using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Application.Content;

/// <summary>The table of uploads.</summary>
public sealed class UploadRows(NpgsqlDataSource db)
{
    /// <returns>False where the account has as many open as it may.</returns>
    public async Task<bool> InsertAsync(UploadRow row, int mostOpen, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var batch = db.CreateBatch();
        // One after another for each account, so that the count holds.
        batch.BatchCommands.Add(Sql("select pg_advisory_xact_lock(hashtextextended('upload/' || $1, 0))", row.Account.Value));
        batch.BatchCommands.Add(Sql(
            """
            insert into upload (id, account, contract, token_id, length, declared_sha256, created_at, expires_at)
            select $1, $2, $3, $4, $5, $6, $7, $8
             where (select count(*) from upload where account = $2 and state = 'open' and expires_at > $7) < $9
            """,
            row.Id, row.Account.Value, Text(row.Asset?.Contract), Text(row.Asset?.TokenId), row.Length, row.DeclaredSha256.ToArray(),
            now, row.ExpiresAt, mostOpen));
        return await batch.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The upload of an account; another's is not found.</summary>
    public async Task<UploadRow?> FindAsync(Guid id, Account account, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select id, account, contract, token_id, length, declared_sha256, state, received, sitting, custody_header, tail, expires_at
              from upload where id = $1 and account = $2
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = account.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>What was received is in another file under another key now. Fails where somebody else did that meanwhile.</summary>
    public Task<bool> SitDownAsync(
        UploadRow before, Guid sitting, byte[] custodyHeader, byte[]? tail, CancellationToken cancellationToken) =>
        ChangedAsync(
            """
            update upload set sitting = $3, custody_header = $4, tail = $5
             where id = $1 and state = 'open' and received = $6 and sitting is not distinct from $2
            """,
            cancellationToken, before.Id, (object?)before.Sitting ?? DBNull.Value, sitting, custodyHeader, (object?)tail ?? DBNull.Value,
            before.Received);

    /// <summary>What a sitting received is safe on disk. Fails where the sitting is over.</summary>
    public Task<bool> ProgressAsync(Guid id, Guid sitting, long received, byte[]? tail, CancellationToken cancellationToken) =>
        ChangedAsync(
            "update upload set received = $3, tail = $4 where id = $1 and sitting = $2 and state = 'open'", cancellationToken,
            id, sitting, received, (object?)tail ?? DBNull.Value);

    /// <summary>Closes an upload without content.</summary>
    public Task<bool> EndAsync(Guid id, UploadState state, CancellationToken cancellationToken) => ChangedAsync(
        """
        update upload set state = $2, tail = null, custody_header = case when $2 = 'quarantined' then custody_header end
         where id = $1 and state = 'open'
        """,
        cancellationToken, id, Name(state));

    public async Task<IReadOnlyList<(Guid Id, Account Account)>> ExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("select id, account from upload where state = 'open' and expires_at <= $1 limit 100");
        command.Parameters.Add(new() { Value = now });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(Guid, Account)>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add((reader.GetGuid(0), Account.Parse(reader.GetString(1))));
        return found;
    }

    internal static NpgsqlBatchCommand Sql(string text, params IEnumerable<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }

    internal static string Name(UploadState state) => state switch
    {
        UploadState.Open => "open",
        UploadState.Complete => "complete",
        UploadState.Quarantined => "quarantined",
        UploadState.Ended => "ended",
    };

    private async Task<bool> ChangedAsync(string text, CancellationToken cancellationToken, params IEnumerable<object> values)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(Sql(text, values));
        return await batch.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    private static UploadRow Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), Account.Parse(r.GetString(1)), r.IsDBNull(2) ? null : new AssetId(r.GetString(2), r.GetString(3)), r.GetInt64(4),
        r.GetFieldValue<byte[]>(5), Enum.Parse<UploadState>(r.GetString(6), ignoreCase: true), r.GetInt64(7),
        r.IsDBNull(8) ? null : r.GetGuid(8), r.IsDBNull(9) ? null : r.GetFieldValue<byte[]>(9),
        r.IsDBNull(10) ? null : r.GetFieldValue<byte[]>(10), r.GetFieldValue<DateTimeOffset>(11));

    private static object Text(string? text) => (object?)text ?? DBNull.Value;
}
