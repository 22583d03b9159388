using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>Closes sessions of an account. Repeated with the same idempotency key, it leaves alone what was opened since.</summary>
public sealed class LogOut(
    SessionTable sessions, DocumentStore store, EndedCredentials ended, IOptions<LoginOptions> options, IOptions<ChainOptions> chain,
    TimeProvider time)
{
    private const int Attempts = 10;

    /// <param name="Account">Who asks.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Session">Which session; null: all of the account.</param>
    public sealed record Command(Account Account, Guid IdempotencyKey, Guid? Session);

    public async Task<Result<CommandAnswer, CommandRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var id = CommandId.Of(command.Account, "log_out", command.IdempotencyKey);
        var metadata = new EventMetadata
        {
            CommandId = id, CommandHash = CommandHash.Of(command, store.Options.Json), UserName = command.Account.Value,
        };
        for (var attempt = 1; ; attempt++)
        {
            var now = time.GetUtcNow();
            var open = await sessions.OpenAsync(chain.Value.Network, command.Account, 2 * options.Value.MaxSessions, cancellationToken);
            // In one order for all callers, so that none waits for another that waits for it.
            SessionRow[] ending = [.. open.Where(s => command.Session is null || s.Id == command.Session).OrderBy(s => s.Id)];
            if (ending.Length == 0)
                return await store.AnswerAsync(metadata, cancellationToken);
            var log = store.LightweightSession(metadata);
            foreach (var session in ending)
                log.Close(session, SessionEnd.LoggedOut, now);
            try
            {
                var result = await log.SaveChangesAsync(cancellationToken);
                if (result.Verdict == AppendVerdict.Appended)
                    ended.Add(ending.Select(s => s.Id), now);
                return result.ToAnswer(id);
            }
            catch (PostgresException e) when (e.IsOutrun() && attempt < Attempts)
            {
                // Refreshed or closed meanwhile: what is open now decides.
            }
        }
    }
}
