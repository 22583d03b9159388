using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Application.Content;

/// <summary>The table of uploads.</summary>
public sealed class UploadRows(NpgsqlDataSource db)
{
    // Also what is empty has a row and a file.
    private const long LeastCounted = 1 << 20;

    /// <returns>Null where it was inserted.</returns>
    public async Task<UploadRefusal?> InsertAsync(
        UploadRow row, UploadOptions limits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await db.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction);
        // One after another for each account, so that the count holds.
        batch.BatchCommands.Add(Sql("select pg_advisory_xact_lock(hashtextextended('upload/' || $1, 0))", row.Account.Value));
        batch.BatchCommands.Add(Sql(
            """
            select count(*) filter (where u.state = 'open' and u.expires_at > $2),
                   coalesce(sum(greatest(u.length, $3)) filter (where coalesce(c.sealed_for, '') = ''), 0)::bigint
              from upload u left join uploaded_content c on c.upload = u.id
             where u.account = $1 and u.state in ('open', 'complete', 'quarantined')
            """,
            row.Account.Value, now, LeastCounted));
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            if (reader.GetInt64(0) >= limits.MaxOpenPerAccount)
                return new UploadRefusal.TooMany(limits.MaxOpenPerAccount);
            if (row.Length > limits.MaxBytesPerAccount - reader.GetInt64(1))
                return new UploadRefusal.NoRoom(limits.MaxBytesPerAccount);
        }

        await using var insert = new NpgsqlBatch(connection, transaction);
        insert.BatchCommands.Add(Sql(
            """
            insert into upload (id, account, contract, token_id, length, declared_sha256, created_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            row.Id, row.Account.Value, Text(row.Asset?.Contract), Text(row.Asset?.TokenId), row.Length, row.DeclaredSha256.ToArray(),
            now, row.ExpiresAt));
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    /// <summary>The upload of an account; another's is not found.</summary>
    public async Task<UploadRow?> FindAsync(Guid id, Account account, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } row && row.Account == account ? row : null;

    /// <summary>Whosever it is.</summary>
    internal async Task<UploadRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            """
            select id, account, contract, token_id, length, declared_sha256, state, received, sitting, custody_header, tail, expires_at,
                   sittings
              from upload where id = $1
            """);
        command.Parameters.Add(new() { Value = id });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? Read(reader) : null;
    }

    /// <summary>What was received is in another file under another key now. Fails where somebody else did that meanwhile.</summary>
    public Task<bool> SitDownAsync(
        UploadRow before, Guid sitting, byte[] custodyHeader, byte[]? tail, CancellationToken cancellationToken) =>
        ChangedAsync(
            """
            update upload set sitting = $3, custody_header = $4, tail = $5, sittings = sittings + 1
             where id = $1 and state = 'open' and received = $6 and sitting is not distinct from $2
            """,
            cancellationToken, before.Id, (object?)before.Sitting ?? DBNull.Value, sitting, custodyHeader, (object?)tail ?? DBNull.Value,
            before.Received);

    /// <summary>What a sitting received is safe on disk. Fails where the sitting is over.</summary>
    public Task<bool> ProgressAsync(Guid id, Guid sitting, long received, byte[]? tail, CancellationToken cancellationToken) =>
        ChangedAsync(
            "update upload set received = $3, tail = $4 where id = $1 and sitting = $2 and state = 'open'", cancellationToken,
            id, sitting, received, (object?)tail ?? DBNull.Value);

    /// <summary>Closes an upload without content: whoever has it, or only by the sitting that has it.</summary>
    public Task<bool> EndAsync(Guid id, UploadState state, Guid? sitting, CancellationToken cancellationToken) => ChangedAsync(
        """
        update upload set state = $2, tail = null, custody_header = case when $2 = 'quarantined' then custody_header end
         where id = $1 and state = 'open' and ($3::uuid is null or sitting = $3)
        """,
        cancellationToken, id, Name(state), (object?)sitting ?? DBNull.Value);

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
        r.IsDBNull(10) ? null : r.GetFieldValue<byte[]>(10), r.GetFieldValue<DateTimeOffset>(11),
        r.GetInt32(12));

    private static object Text(string? text) => (object?)text ?? DBNull.Value;
}
