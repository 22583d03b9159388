using Neura.Near;
using NeuraNft.Application;
using NeuraNft.Application.Accounts;

namespace NeuraNft.Api.Accounts;

/// <summary>Login by a wallet's signature.</summary>
[MutationType]
public static partial class AccountMutations
{
    // More than half of what an anonymous operation may cost: logins do not come in batches.
    private const double OneLogin = 300;

    /// <summary>Opens a login: gives out a challenge for the account's wallet to sign.</summary>
    [Cost(OneLogin)]
    public static async Task<LoginChallengePayload> OpenLoginAsync(OpenLoginInput input, OpenLogin open,
        CancellationToken cancellationToken)
    {
        var challenge = await open.HandleAsync(input.Account, cancellationToken);
        return new LoginChallengePayload(challenge.Message, challenge.Nonce.ToArray(), challenge.Recipient, challenge.ExpiresAt);
    }

    /// <summary>Answers a challenge. The chain is asked at final whether the key is the account's.</summary>
    [Cost(OneLogin)]
    public static async Task<LogInPayload> LogInAsync(
        LogInInput input, LogIn logIn, AccessTokens tokens, IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        if (!PublicKey.TryParse(input.PublicKey, out var key) || input.Nonce.Length != Nep413Payload.NonceSize)
            return new LogInPayload(null, null, null, [new LogInError.BadSignatureError()]);
        switch (await logIn.HandleAsync(input.Account, input.Nonce, key, input.Signature, cancellationToken))
        {
            case Result<Session, LoginRefusal>.Ok ok:
                return new LogInPayload(tokens.Issue(ok.Value), ok.Value.ExpiresAt, ok.Value.Account, null);
            case Result<Session, LoginRefusal>.Refused no when LogInError.From(no.Refusal) is { } error:
                return new LogInPayload(null, null, null, [error]);
            default:
                throw Unavailable.Chain(http);
        }
    }
}
