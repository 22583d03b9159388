using NeuraNft.Domain;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Application.Accounts;

/// <summary>The challenges given out and not yet used.</summary>
public sealed class LoginChallenges(NpgsqlDataSource db)
{
    public async Task KeepAsync(LoginChallenge challenge, string network, CancellationToken cancellationToken)
    {
        await using var batch = db.CreateBatch();
        batch.BatchCommands.Add(new("""
            delete from login_challenge
             where nonce in (select nonce from login_challenge where expires_at < now() limit 100 for update skip locked)
            """));
        batch.BatchCommands.Add(new("""
            insert into login_challenge (nonce, network, account, message, recipient, expires_at, issued_at, encryption_key)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """)
        {
            Parameters =
            {
                new() { Value = challenge.Nonce.ToArray() },
                new() { Value = network },
                new() { Value = challenge.Account.Value },
                new() { Value = challenge.Message },
                new() { Value = challenge.Recipient },
                new() { Value = challenge.ExpiresAt.ToUniversalTime() },
                new() { Value = challenge.IssuedAt.ToUniversalTime() },
                new() { Value = (object?)challenge.EncryptionKey ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar },
            },
        });
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Takes the challenge out for good: of two callers at once, one gets it. The caller burns it before it checks anything.
    /// </summary>
    public async Task<LoginChallenge?> BurnAsync(
        ReadOnlyMemory<byte> nonce, string network, Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("""
            delete from login_challenge where nonce = $1
            returning network, account, message, recipient, issued_at, expires_at, encryption_key
            """);
        command.Parameters.Add(new() { Value = nonce.ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        var challenge = new LoginChallenge(
            Account.Parse(row.GetString(1)), nonce, row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4),
            row.GetFieldValue<DateTimeOffset>(5))
        {
            EncryptionKey = row.IsDBNull(6) ? null : row.GetString(6),
        };
        return row.GetString(0) == network && challenge.Account == account && challenge.ExpiresAt > now ? challenge : null;
    }
}
