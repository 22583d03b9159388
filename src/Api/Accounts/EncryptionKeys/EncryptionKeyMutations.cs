using System.Security.Claims;
using Neura.Near;
using NeuraNft.Api.RateLimits;
using NeuraNft.Application;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.EncryptionKeys;
using NeuraNft.Application.Log;

namespace NeuraNft.Api.Accounts.EncryptionKeys;

/// <summary>To which key content is encrypted for an account. Only a session may say, and only with the wallet's signature.</summary>
[MutationType]
public static partial class EncryptionKeyMutations
{
    /// <summary>Opens a registration: gives out the statement for the account's wallet to sign.</summary>
    [Authorize(Policies.Session)]
    public static async Task<OpenKeyRegistrationPayload> OpenKeyRegistrationAsync(
        OpenKeyRegistrationInput input, ClaimsPrincipal user, OpenKeyRegistration open, LoginTurn turn, CancellationToken cancellationToken)
    {
        turn.Take();
        return await open.HandleAsync(user.RequiredAccount(), input.Recipient, cancellationToken) switch
        {
            Result<LoginChallenge, KeyRegistrationRefusal>.Ok(var statement) => new OpenKeyRegistrationPayload(
                new LoginChallengePayload(statement.Message, statement.Nonce.ToArray(), statement.Recipient, statement.ExpiresAt), null),
            _ => new OpenKeyRegistrationPayload(null, [new EncryptionKeyError.RecipientInvalidError()]),
        };
    }

    /// <summary>Registers the key that the signed statement names, in the place of an earlier one.</summary>
    [Authorize(Policies.Session)]
    public static async Task<RegisterEncryptionKeyPayload> RegisterEncryptionKeyAsync(
        RegisterEncryptionKeyInput input, ClaimsPrincipal user, RegisterEncryptionKey register, LoginTurn turn, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        turn.Take();
        if (!PublicKey.TryParse(input.PublicKey, out var key) || input.Nonce.Length != Nep413Payload.NonceSize)
            return Refused(new EncryptionKeyError.StatementSignatureError());
        var command = new RegisterEncryptionKey.Command(
            user.RequiredAccount(), input.IdempotencyKey, input.Recipient, Convert.ToBase64String(input.Nonce), key.ToString(),
            input.Signature);
        return await register.HandleAsync(command, cancellationToken) switch
        {
            Result<CommandAnswer, KeyRegistrationRefusal>.Ok(var answer) =>
                new RegisterEncryptionKeyPayload(input.Recipient, Receipts.Of(answer), null),
            Result<CommandAnswer, KeyRegistrationRefusal>.Refused(var refusal) when EncryptionKeyError.From(refusal) is { } error =>
                Refused(error),
            _ => throw Unavailable.Chain(http),
        };
    }

    private static RegisterEncryptionKeyPayload Refused(EncryptionKeyError error) => new(null, null, [error]);
}
