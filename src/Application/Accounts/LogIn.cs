using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Application.Accounts;

/// <summary>
/// Checks the answer to a challenge. The challenge is burnt first, so that no answer counts twice, also where checking fails.
/// </summary>
public sealed class LogIn(
    LoginChallenges challenges, KeyOwnership keys, DocumentStore store, IOptions<LoginOptions> options, IOptions<ChainOptions> chain,
    TimeProvider time)
{
    public async Task<Result<Session, LoginRefusal>> HandleAsync(
        Account account, ReadOnlyMemory<byte> nonce, PublicKey key, string signature, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var network = chain.Value.Network;
        if (await challenges.BurnAsync(nonce, network, account, now, cancellationToken) is not { } challenge)
            return Refuse(new LoginRefusal.ChallengeUnknown());
        var payload = new Nep413Payload(challenge.Message, challenge.Nonce.Span, challenge.Recipient, callbackUrl: null);
        if (challenge.Recipient != options.Value.Recipient || !Nep413.Verify(payload, key, signature))
            return Refuse(new LoginRefusal.BadSignature());
        if (await keys.CheckAsync(account.Value, key, cancellationToken) is { } refusal)
            return Refuse(refusal);
        var session = new Session(Guid.CreateVersion7(now), account, now + options.Value.TokenLifetime);
        await RecordAsync(session, network, key, now, cancellationToken);
        return new Result<Session, LoginRefusal>.Ok(session);
    }

    private async Task RecordAsync(Session session, string network, PublicKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var opened = new AccountEvent.SessionOpened(network, session.Account, session.Id, key.ToString(), now, session.ExpiresAt);
        var log = store.LightweightSession(new EventMetadata { UserName = session.Account.Value });
        log.Events.Append(StreamKeys.Account(network, session.Account), ExpectedVersion.Any, [opened]);
        await log.SaveChangesAsync(cancellationToken);
    }

    private static Result<Session, LoginRefusal> Refuse(LoginRefusal refusal) => new Result<Session, LoginRefusal>.Refused(refusal);
}
