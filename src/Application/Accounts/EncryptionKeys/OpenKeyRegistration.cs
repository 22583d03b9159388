using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Neura.Cryptography.Age;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;

namespace NeuraNft.Application.Accounts.EncryptionKeys;

/// <summary>Gives out the statement that the account's wallet is to sign, to say that an age key is the account's.</summary>
public sealed class OpenKeyRegistration(
    LoginChallenges challenges, IOptions<LoginOptions> options, IOptions<ChainOptions> chain, TimeProvider time)
{
    public async Task<Result<LoginChallenge, KeyRegistrationRefusal>> HandleAsync(
        Account account, string recipient, CancellationToken cancellationToken)
    {
        // Parse refuses low order: what is encrypted to such a point is open to everyone.
        if (!AgeRecipient.TryParse(recipient, out var key) || !key.IsCanonical)
            return new Result<LoginChallenge, KeyRegistrationRefusal>.Refused(new KeyRegistrationRefusal.RecipientInvalid());
        var network = chain.Value.Network;
        var challenge = LoginChallenge.ForKey(
            account, network, key.ToString(), RandomNumberGenerator.GetBytes(32), options.Value, time.GetUtcNow());
        await challenges.KeepAsync(challenge, network, cancellationToken);
        return new Result<LoginChallenge, KeyRegistrationRefusal>.Ok(challenge);
    }
}
