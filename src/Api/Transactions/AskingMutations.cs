using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Transactions;

/// <summary>Asking for access to an asset, and its answer.</summary>
[MutationType]
public static partial class AskingMutations
{
    /// <summary>Prepares a request for access; a newer one of the account takes the place of the older.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareAccessRequestAsync(
        PrepareAccessRequestInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                AssetKey.Parse(input.AssetId), new AssetCommand.RequestAccess(user.RequiredAccount(), input.Level, input.Message), key,
                cancellationToken),
            http);

    /// <summary>Prepares the answer to a request; a no may also be its maker's, who withdraws it.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareAccessAnswerAsync(
        PrepareAccessAnswerInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                AssetKey.Parse(input.AssetId),
                new AssetCommand.AnswerRequest(
                    user.RequiredAccount(), input.Account, input.Level, input.RequestedAt, input.Approve,
                    ChainTime.Of(input.ExpiresAt)),
                key, cancellationToken),
            http);
}
