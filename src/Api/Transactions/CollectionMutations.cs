using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Collections;
using NeuraNft.Application.Transactions;

namespace NeuraNft.Api.Transactions;

/// <summary>Collections: made, changed and handed over by their owner's wallet.</summary>
[MutationType]
public static partial class CollectionMutations
{
    /// <summary>Prepares a new collection. The contract returns its number: transactionProgress tells it.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareCreateCollectionAsync(
        PrepareCreateCollectionInput input, ClaimsPrincipal user, PrepareCollection prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var texts = new CollectionTexts(
            input.Name, input.KindHint, input.ContextWindow, input.BaseModel, input.Image, input.Description, input.Minting,
            Shares.Of(input.Royalty));
        return Preparing.PayloadAsync(
            input.PublicKey, key => prepare.CreateAsync(user.RequiredAccount(), texts, key, cancellationToken), http);
    }

    /// <summary>Prepares other texts, minting or royalty of the caller's collection.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareCollectionUpdateAsync(
        PrepareCollectionUpdateInput input, ClaimsPrincipal user, PrepareCollection prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var id = CollectionKey.Required(input.CollectionId);
        var texts = new CollectionTexts(
            input.Name, input.KindHint, input.ContextWindow, input.BaseModel, input.Image, input.Description, input.Minting,
            Shares.Of(input.Royalty));
        return Preparing.PayloadAsync(
            input.PublicKey, key => prepare.UpdateAsync(id, user.RequiredAccount(), texts, key, cancellationToken), http);
    }

    /// <summary>Prepares the transfer of the caller's collection; its list of minters begins anew.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareCollectionTransferAsync(
        PrepareCollectionTransferInput input, ClaimsPrincipal user, PrepareCollection prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var id = CollectionKey.Required(input.CollectionId);
        return Preparing.PayloadAsync(
            input.PublicKey, key => prepare.TransferAsync(id, user.RequiredAccount(), input.Receiver, key, cancellationToken), http);
    }

    /// <summary>Prepares that an account may mint into the caller's collection, or may not any more.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareMinterAsync(
        PrepareMinterInput input, ClaimsPrincipal user, PrepareCollection prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken)
    {
        var id = CollectionKey.Required(input.CollectionId);
        return Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.SetMinterAsync(id, user.RequiredAccount(), input.Account, input.Allowed, key, cancellationToken), http);
    }
}
