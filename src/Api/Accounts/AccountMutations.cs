using Neura.Near;
using NeuraNft.Api.Accounts.Sessions;
using NeuraNft.Api.RateLimits;
using NeuraNft.Application;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.Sessions;

namespace NeuraNft.Api.Accounts;

/// <summary>Login by a wallet's signature.</summary>
[MutationType]
public static partial class AccountMutations
{
    /// <summary>Opens a login: gives out a challenge for the account's wallet to sign.</summary>
    public static async Task<LoginChallengePayload> OpenLoginAsync(
        OpenLoginInput input, OpenLogin open, LoginTurn turn, CancellationToken cancellationToken)
    {
        turn.Take();
        var challenge = await open.HandleAsync(input.Account, cancellationToken);
        return new LoginChallengePayload(challenge.Message, challenge.Nonce.ToArray(), challenge.Recipient, challenge.ExpiresAt);
    }

    /// <summary>Answers a challenge. The chain is asked at final whether the key is the account's.</summary>
    public static async Task<LogInPayload> LogInAsync(
        LogInInput input, LogIn logIn, AccessTokens tokens, LoginTurn turn, SessionCookie cookie, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        turn.Take();
        if (input.KeepSignedIn)
            cookie.Demand();
        if (!PublicKey.TryParse(input.PublicKey, out var key) || input.Nonce.Length != Nep413Payload.NonceSize)
            return LogInPayload.Refused(new LogInError.BadSignatureError());
        var answer = await logIn.HandleAsync(input.Account, input.Nonce, key, input.Signature, cancellationToken);
        if (input.KeepSignedIn && answer is Result<GrantedSession, LoginRefusal>.Ok { Value: var granted })
            cookie.Keep(granted.RefreshToken, granted.RefreshBy);
        return answer switch
        {
            Result<GrantedSession, LoginRefusal>.Ok ok => LogInPayload.Of(ok.Value, tokens, input.KeepSignedIn),
            Result<GrantedSession, LoginRefusal>.Refused no when LogInError.From(no.Refusal) is { } error => LogInPayload.Refused(error),
            _ => throw Unavailable.Chain(http),
        };
    }
}
