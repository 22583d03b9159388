using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;

namespace NeuraNft.Application.Accounts;

/// <summary>Gives out a challenge. Anyone may ask for any account: only its key can answer.</summary>
public sealed class OpenLogin(
    LoginChallenges challenges, IOptions<LoginOptions> options, IOptions<ChainOptions> chain, TimeProvider time)
{
    public async Task<LoginChallenge> HandleAsync(Account account, CancellationToken cancellationToken)
    {
        var network = chain.Value.Network;
        var challenge = LoginChallenge.For(account, network, RandomNumberGenerator.GetBytes(32), options.Value, time.GetUtcNow());
        await challenges.KeepAsync(challenge, network, cancellationToken);
        return challenge;
    }
}
