using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.ApiKeys;

/// <summary>Changes of keys: each row in one transaction with its event.</summary>
internal static class ApiKeyWrites
{
    private const string ForgetAnswers = """
        update api_key set answer_salt = null where key in
            (select key from api_key where answer_salt is not null and issued_at < $1 order by issued_at limit 50 for update skip locked)
        """;

    private const string Insert = """
        insert into api_key (key, network, account, name, scopes, secret_hash, answer_salt, issued_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    // A column that must not be null becomes null where the key was revoked meanwhile, and nothing is written.
    private const string End = """
        update api_key set revoked_at = $2, answer_salt = null, name = case when revoked_at is null then name end where key = $1
        """;

    public static void Issue(this DocumentSession log, ApiKeyRow key, Guid session, DateTimeOffset forgetBefore)
    {
        log.Queue(ForgetAnswers, forgetBefore);
        log.Queue(
            Insert, key.Id, key.Network, key.Account.Value, key.Name, (int)key.Scopes, key.SecretHash, key.AnswerSalt!, key.IssuedAt,
            key.ExpiresAt);
        log.Append(key, new AccountEvent.ApiKeyIssued(
            key.Network, key.Account, key.Id, key.Name, key.Scopes, session, key.IssuedAt, key.ExpiresAt));
    }

    public static void Revoke(this DocumentSession log, ApiKeyRow key, DateTimeOffset now)
    {
        log.Queue(End, key.Id, now);
        log.Append(key, new AccountEvent.ApiKeyRevoked(key.Network, key.Account, key.Id, now));
    }

    /// <summary>True where another caller wrote the same first: nothing was written.</summary>
    public static bool IsKeyOutrun(this PostgresException failure) =>
        failure is { TableName: "api_key", SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.NotNullViolation };

    private static void Append(this DocumentSession log, ApiKeyRow key, AccountEvent @event) =>
        log.Events.Append(StreamKeys.Account(key.Network, key.Account), ExpectedVersion.Any, [@event]);
}
