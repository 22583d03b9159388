using System.Diagnostics;
using System.Security.Claims;
using NeuraNft.Application;
using NeuraNft.Application.Accounts.ApiKeys;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Api.Accounts.ApiKeys;

/// <summary>Keys for machines. Only a session may issue or revoke them.</summary>
[MutationType]
public static partial class ApiKeyMutations
{
    /// <summary>
    /// Issues a key. It speaks for the account within its scopes until it ends or is revoked, whatever becomes of this session.
    /// </summary>
    [Authorize(Policies.Session)]
    public static async Task<IssueApiKeyPayload> IssueApiKeyAsync(
        IssueApiKeyInput input, ClaimsPrincipal user, IssueApiKey issue, CancellationToken cancellationToken)
    {
        if (!StorableText.Is(input.Name))
            return new IssueApiKeyPayload(null, null, null, [new ApiKeyError.ApiKeyInvalidError("The name cannot be stored.")]);
        var scopes = input.Scopes.Aggregate(ApiScopes.None, (all, one) => all | (ApiScopes)one);
        var command = new IssueApiKey.Command(user.RequiredAccount(), input.IdempotencyKey, input.Name, scopes, input.Days);
        return await issue.HandleAsync(command, user.SessionId()!.Value, cancellationToken) switch
        {
            Result<IssueApiKey.Issued, ApiKeyRefusal>.Ok(var issued) =>
                new IssueApiKeyPayload(issued.Text, ApiKeyView.From(issued.Key), Receipts.Of(issued.Receipt), null),
            Result<IssueApiKey.Issued, ApiKeyRefusal>.Refused(var refusal) =>
                new IssueApiKeyPayload(null, null, null, [ApiKeyError.From(refusal)]),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Ends a key at once.</summary>
    [Authorize(Policies.Session)]
    public static async Task<RevokeApiKeyPayload> RevokeApiKeyAsync(
        RevokeApiKeyInput input, ClaimsPrincipal user, RevokeApiKey revoke, CancellationToken cancellationToken)
    {
        var command = new RevokeApiKey.Command(user.RequiredAccount(), input.IdempotencyKey, input.Id);
        return await revoke.HandleAsync(command, cancellationToken) switch
        {
            Result<RevokeApiKey.Revoked, ApiKeyRefusal>.Ok(var revoked) =>
                new RevokeApiKeyPayload(ApiKeyView.From(revoked.Key), Receipts.Of(revoked.Receipt), null),
            Result<RevokeApiKey.Revoked, ApiKeyRefusal>.Refused(var refusal) =>
                new RevokeApiKeyPayload(null, null, [ApiKeyError.From(refusal)]),
            _ => throw new UnreachableException(),
        };
    }
}
