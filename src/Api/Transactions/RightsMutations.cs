using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Api.Transactions;

/// <summary>Rights that are paid for, passed on, or derived from: prepared here, signed by the caller's wallet.</summary>
[MutationType]
public static partial class RightsMutations
{
    /// <summary>Prepares a lease of an access level.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareLeaseAsync(
        PrepareLeaseInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            async key => await prepare.HandleAsync(
                AssetKey.Parse(input.AssetId),
                new AssetCommand.LeaseAccess(
                    user.RequiredAccount(), input.Level, input.Periods, input.ExpectedPrice,
                    await prepare.PlatformAsync(cancellationToken)),
                key, cancellationToken),
            http);

    /// <summary>Prepares the passing on of the caller's own right, which the caller loses.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareResaleAsync(
        PrepareResaleInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                AssetKey.Parse(input.AssetId),
                new AssetCommand.ResellAccess(user.RequiredAccount(), input.Receiver, input.Level, Origin: null), key, cancellationToken),
            http);

    /// <summary>Prepares the minting of a derivative, by an account with level CREATE_REPLICA at least.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareReplicaAsync(
        PrepareReplicaInput input, ClaimsPrincipal user, PrepareReplica prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var parent = AssetKey.Parse(input.ParentId);
        return Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                parent, new CollectionId(parent.Contract, input.CollectionId), input.Name, user.RequiredAccount(), key, cancellationToken),
            http);
    }

    /// <summary>Prepares the approval of an account that may then transfer the asset (NEP-178).</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareApproveAsync(
        PrepareApproveInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                AssetKey.Parse(input.AssetId), new AssetCommand.ApproveAccount(user.RequiredAccount(), input.Account, ApprovalId: 0), key,
                cancellationToken),
            http);
}
