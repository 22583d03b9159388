using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>
/// Changes of sessions: each row in one transaction with its event. A change names the state that it was decided on; where that is gone, it
/// sets a column null that must not be, and the whole transaction fails (<see cref="IsOutrun"/>): the caller looks again.
/// </summary>
internal static class SessionWrites
{
    // Closed ones are kept for the account to see, and for a spent token to be known.
    private const string Forget = """
        delete from login_session where session in
            (select session from login_session where closed_at < $1 order by closed_at limit 20 for update skip locked)
        """;

    private const string Insert = """
        insert into login_session (session, network, account, public_key, opened_at, refreshed_at, expires_at, generation)
        values ($1, $2, $3, $4, $5, $5, $6, 0)
        """;

    private const string InsertToken = "insert into refresh_token (token_hash, session, generation) values ($1, $2, $3)";

    private const string Advance = """
        update login_session set refreshed_at = $3, expires_at = $4,
            generation = case when generation = $2 and closed_at is null then generation + 1 end
         where session = $1
        """;

    private const string End = """
        update login_session set end_reason = $3, closed_at = $4,
            generation = case when generation = $2 and closed_at is null then generation end
         where session = $1
        """;

    public static void Open(this DocumentSession log, SessionRow session, byte[] tokenHash, DateTimeOffset forgetBefore)
    {
        log.Queue(Forget, forgetBefore);
        log.Queue(
            Insert, session.Id, session.Network, session.Account.Value, session.PublicKey, session.OpenedAt, session.ExpiresAt);
        log.Queue(InsertToken, tokenHash, session.Id, 0);
        log.Append(session, new AccountEvent.SessionOpened(
            session.Network, session.Account, session.Id, session.PublicKey, session.OpenedAt, session.ExpiresAt));
    }

    public static void Rotate(this DocumentSession log, SessionRow session, byte[] tokenHash, DateTimeOffset now, DateTimeOffset expiresAt)
    {
        log.Queue(Advance, session.Id, session.Generation, now, expiresAt);
        log.Queue(InsertToken, tokenHash, session.Id, session.Generation + 1);
        log.Append(session, new AccountEvent.SessionRefreshed(
            session.Network, session.Account, session.Id, session.Generation + 1, now, expiresAt));
    }

    public static void Close(this DocumentSession log, SessionRow session, SessionEnd reason, DateTimeOffset now)
    {
        log.Queue(End, session.Id, session.Generation, reason.ToString(), now);
        log.Append(session, new AccountEvent.SessionClosed(session.Network, session.Account, session.Id, reason, now));
    }

    /// <summary>True where a session was changed since it was read: nothing was written.</summary>
    public static bool IsOutrun(this PostgresException failure) =>
        failure is { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "login_session", ColumnName: "generation" };

    private static void Append(this DocumentSession log, SessionRow session, AccountEvent @event) =>
        log.Events.Append(StreamKeys.Account(session.Network, session.Account), ExpectedVersion.Any, [@event]);
}
