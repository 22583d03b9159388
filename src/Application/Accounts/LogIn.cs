using Microsoft.Extensions.Options;
using Neura.Near;
using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;

namespace NeuraNft.Application.Accounts;

/// <summary>
/// Checks the answer to a challenge. The challenge is burnt first, so that no answer counts twice, also where checking fails.
/// </summary>
public sealed class LogIn(
    LoginChallenges challenges, KeyOwnership keys, OpenSession open, IOptions<LoginOptions> options, IOptions<ChainOptions> chain,
    TimeProvider time)
{
    public async Task<Result<GrantedSession, LoginRefusal>> HandleAsync(
        Account account, ReadOnlyMemory<byte> nonce, PublicKey key, string signature, CancellationToken cancellationToken)
    {
        var burnt = await challenges.BurnAsync(nonce, chain.Value.Network, account, time.GetUtcNow(), cancellationToken);
        if (burnt is not { EncryptionKey: null } challenge)
            return Refuse(new LoginRefusal.ChallengeUnknown());
        if (!challenge.IsAnsweredBy(key, signature, options.Value))
            return Refuse(new LoginRefusal.BadSignature());
        if (await keys.CheckAsync(account, key, cancellationToken) is { } refusal)
            return Refuse(refusal);
        return new Result<GrantedSession, LoginRefusal>.Ok(await open.HandleAsync(account, key, cancellationToken));
    }

    private static Result<GrantedSession, LoginRefusal>.Refused Refuse(LoginRefusal refusal) => new(refusal);
}
