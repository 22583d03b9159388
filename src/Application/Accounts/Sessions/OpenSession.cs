using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>Opens a session for an account that has proved itself. What it may not have beside it, it closes in the same instant.</summary>
public sealed class OpenSession(
    SessionTable sessions, DocumentStore store, EndedCredentials ended, IOptions<LoginOptions> options, IOptions<ChainOptions> chain,
    TimeProvider time)
{
    private const int Attempts = 5;

    internal async Task<GrantedSession> HandleAsync(Account account, PublicKey key, CancellationToken cancellationToken)
    {
        var network = chain.Value.Network;
        for (var attempt = 1; ; attempt++)
        {
            var now = time.GetUtcNow();
            var end = options.Value.SessionEnd(now, now);
            var session = new SessionRow(Guid.CreateVersion7(now), network, account, key.ToString(), now, now, end, 0, End: null);
            var token = RefreshToken.Create();
            var log = store.LightweightSession(new EventMetadata { UserName = account.Value });
            var others = await sessions.OpenAsync(network, account, 2 * options.Value.MaxSessions, cancellationToken);
            var ending = Ending(others, options.Value.MaxSessions, now);
            foreach (var (other, reason) in ending.OrderBy(e => e.Session.Id))
                log.Close(other, reason, now);
            log.Open(session, token.Hash(), now - options.Value.SessionLifetime);
            try
            {
                await log.SaveChangesAsync(cancellationToken);
            }
            catch (PostgresException e) when (e.IsOutrun() && attempt < Attempts)
            {
                continue;
            }
            ended.Add(ending.Select(e => e.Session.Id), now);
            return new GrantedSession(new Session(session.Id, account, options.Value.TokenEnd(end, now)), token, end);
        }
    }

    private static List<(SessionRow Session, SessionEnd Reason)> Ending(IReadOnlyList<SessionRow> open, int most, DateTimeOffset now) =>
    [
        .. from one in open where one.ExpiresAt <= now select (one, SessionEnd.Expired),
        .. from one in open.Where(s => s.ExpiresAt > now).Skip(most - 1) select (one, SessionEnd.Displaced),
    ];
}
