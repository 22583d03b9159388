using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Accounts.ApiKeys;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>Exchanges a refresh token for its successor. Of any number of callers with one token, one rotates it.</summary>
public sealed class RefreshSession(
    SessionTable sessions, ApiKeyTable apiKeys, KeyOwnership keys, DocumentStore store, EndedCredentials ended, ServerSecret secret,
    IOptions<LoginOptions> options, TimeProvider time)
{
    private const int Attempts = 10;

    public async Task<Result<GrantedSession, RefreshRefusal>> HandleAsync(string text, CancellationToken cancellationToken)
    {
        if (!RefreshToken.TryParse(text, out var token))
            return Refuse(new RefreshRefusal.TokenUnknown());
        LoginRefusal? keyRefusal = null;
        for (var attempt = 1; ; attempt++)
        {
            if (await sessions.ByTokenAsync(token.Hash(), cancellationToken) is not var (session, generation))
                return Refuse(new RefreshRefusal.TokenUnknown());
            var verdict = session.Family.Judge(generation, options.Value.RefreshGrace, time.GetUtcNow());
            // Once, and outside of any transaction: the chain may let us wait.
            if (attempt == 1 && verdict is RefreshVerdict.Rotate or RefreshVerdict.AnswerAgain)
            {
                keyRefusal = await keys.CheckAsync(session.Account, PublicKey.Parse(session.PublicKey), cancellationToken);
                if (keyRefusal is LoginRefusal.ChainUnavailable)
                    return Refuse(new RefreshRefusal.ChainUnavailable());
            }
            try
            {
                return await ConcludeAsync(session, token, verdict, keyRefusal, cancellationToken);
            }
            catch (PostgresException e) when ((e.IsOutrun() || e.IsKeyOutrun()) && attempt < Attempts)
            {
                // Another caller was quicker: what it made of the session decides.
            }
        }
    }

    private async Task<Result<GrantedSession, RefreshRefusal>> ConcludeAsync(
        SessionRow session, RefreshToken token, RefreshVerdict verdict, LoginRefusal? keyRefusal, CancellationToken cancellationToken)
    {
        switch (verdict)
        {
            case RefreshVerdict.Closed:
                return Refuse(new RefreshRefusal.SessionEnded());
            case RefreshVerdict.Reused:
                return await CloseAsync(session, SessionEnd.TokenReused, new RefreshRefusal.TokenReused(), cancellationToken);
            case RefreshVerdict.Expired:
                return await CloseAsync(session, SessionEnd.Expired, new RefreshRefusal.SessionEnded(), cancellationToken);
            case var _ when keyRefusal is not null:
                return await CloseAsync(session, SessionEnd.KeyRemoved, new RefreshRefusal.KeyRefused(keyRefusal), cancellationToken);
            case RefreshVerdict.AnswerAgain:
                return Grant(session, token.Successor(secret), session.ExpiresAt, time.GetUtcNow());
            case RefreshVerdict.Rotate:
                return await RotateAsync(session, token.Successor(secret), cancellationToken);
            default:
                throw new System.Diagnostics.UnreachableException(verdict.ToString());
        }
    }

    private async Task<Result<GrantedSession, RefreshRefusal>> RotateAsync(
        SessionRow session, RefreshToken successor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var end = options.Value.SessionEnd(session.OpenedAt, now);
        var log = store.LightweightSession(new EventMetadata { UserName = session.Account.Value });
        log.Rotate(session, successor.Hash(), now, end);
        await log.SaveChangesAsync(cancellationToken);
        return Grant(session, successor, end, now);
    }

    private async Task<Result<GrantedSession, RefreshRefusal>> CloseAsync(
        SessionRow session, SessionEnd reason, RefreshRefusal refusal, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var log = store.LightweightSession(EventMetadata.None);
        log.Close(session, reason, now);
        // What a wallet key got by this session ends with it.
        var issued = reason == SessionEnd.KeyRemoved ? await IssuedInAsync(session, cancellationToken) : [];
        foreach (var key in issued)
            log.Revoke(key, now);
        await log.SaveChangesAsync(cancellationToken);
        ended.Add([session.Id, .. issued.Select(key => key.Id)], now);
        return Refuse(refusal);
    }

    private async Task<IReadOnlyList<ApiKeyRow>> IssuedInAsync(SessionRow session, CancellationToken cancellationToken)
    {
        var stream = await store.FetchStreamAsync(StreamKeys.Account(session.Network, session.Account), 0, cancellationToken);
        var issued = new List<ApiKeyRow>();
        foreach (var one in stream.Select(e => e.Data).OfType<AccountEvent.ApiKeyIssued>().Where(e => e.Session == session.Id))
            if (await apiKeys.FindAsync(one.Key, cancellationToken) is { RevokedAt: null } key)
                issued.Add(key);
        return issued;
    }

    private Result<GrantedSession, RefreshRefusal>.Ok Grant(
        SessionRow session, RefreshToken successor, DateTimeOffset end, DateTimeOffset now) =>
        new(new GrantedSession(new Session(session.Id, session.Account, options.Value.TokenEnd(end, now)), successor, end));

    private static Result<GrantedSession, RefreshRefusal>.Refused Refuse(RefreshRefusal refusal) => new(refusal);
}
