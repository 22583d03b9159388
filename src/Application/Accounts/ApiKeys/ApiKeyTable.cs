using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.ApiKeys;

/// <summary>Reads api_key; what writes it is <see cref="ApiKeyWrites"/>.</summary>
public sealed class ApiKeyTable(NpgsqlDataSource db)
{
    private const string Select = """
        select key, network, account, name, scopes, secret_hash, answer_salt, issued_at, expires_at, revoked_at, last_used_on from api_key
        """;

    public async Task<ApiKeyRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync($"{Select} where key = $1", [id], cancellationToken)).SingleOrDefault();

    /// <summary>Of an account, newest first, those that are over among them.</summary>
    public Task<IReadOnlyList<ApiKeyRow>> OfAsync(string network, Account account, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            $"{Select} where network = $1 and account = $2 order by issued_at desc, key limit $3", [network, account.Value, limit],
            cancellationToken);

    public async Task<long> CountLiveAsync(string network, Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(
            "select count(*) from api_key where network = $1 and account = $2 and revoked_at is null and expires_at > $3");
        foreach (var value in (object[])[network, account.Value, now.ToUniversalTime()])
            command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Writes at most once a day and key.</summary>
    public async Task NoteUseAsync(ApiKeyRow key, DateOnly day, CancellationToken cancellationToken)
    {
        if (key.LastUsedOn >= day)
            return;
        await using var command = db.CreateCommand(
            "update api_key set last_used_on = $2 where key = $1 and (last_used_on is null or last_used_on < $2)");
        command.Parameters.Add(new() { Value = key.Id });
        command.Parameters.Add(new() { Value = day });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<ApiKeyRow>> ReadAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<ApiKeyRow>();
        while (await row.ReadAsync(cancellationToken))
            keys.Add(new ApiKeyRow(
                row.GetGuid(0), row.GetString(1), Account.Parse(row.GetString(2)), row.GetString(3), (ApiScopes)row.GetInt32(4),
                row.GetFieldValue<byte[]>(5), row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6), row.GetFieldValue<DateTimeOffset>(7),
                row.GetFieldValue<DateTimeOffset>(8), row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
                row.IsDBNull(10) ? null : row.GetFieldValue<DateOnly>(10)));
        return keys;
    }
}
