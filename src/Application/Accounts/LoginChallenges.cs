using NeuraNft.Domain;
using Npgsql;

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
            insert into login_challenge (nonce, network, account, message, recipient, expires_at) values ($1, $2, $3, $4, $5, $6)
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
            delete from login_challenge where nonce = $1 returning network, account, message, recipient, expires_at
            """);
        command.Parameters.Add(new() { Value = nonce.ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        var challenge = new LoginChallenge(
            Account.Parse(row.GetString(1)), nonce, row.GetString(2), row.GetString(3), row.GetFieldValue<DateTimeOffset>(4));
        return row.GetString(0) == network && challenge.Account == account && challenge.ExpiresAt > now ? challenge : null;
    }
}
