using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Api.Collections;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Transactions;

/// <summary>An asset's birth, what it says, what everybody may do with it, and its end.</summary>
[MutationType]
public static partial class MintingMutations
{
    /// <summary>
    /// Prepares the minting of an asset, without content yet: upload and seal its first version, or publish it, afterwards. The contract
    /// returns its token id: transactionProgress tells it.
    /// </summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareMintAsync(
        PrepareMintInput input, ClaimsPrincipal user, PrepareMint prepare, IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        var asset = new NewAsset(
            CollectionKey.Required(input.CollectionId), input.Kind, input.Name, input.Metadata?.Metadata ?? AssetMetadata.Empty,
            input.Owner, input.DefaultLevel, input.MaxLevel, Shares.Of(input.Royalty));
        return Preparing.PayloadAsync(
            input.PublicKey, key => prepare.MintAsync(asset, user.RequiredAccount(), key, cancellationToken), http);
    }

    /// <summary>Prepares another name or metadata, by an account of level EDIT_DATA at least.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareMetadataUpdateAsync(
        PrepareMetadataUpdateInput input, ClaimsPrincipal user, PrepareMint prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.DescribeAsync(
                AssetKey.Parse(input.AssetId),
                new AssetCommand.UpdateMetadata(user.RequiredAccount(), input.Name, input.Metadata?.Metadata), key, cancellationToken),
            http);

    /// <summary>Prepares what everybody may do who holds no right of their own.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareDefaultLevelAsync(
        PrepareDefaultLevelInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        PrepareAsync(
            input.AssetId, new AssetCommand.SetDefaultLevel(user.RequiredAccount(), input.Level), input.PublicKey, prepare, http,
            cancellationToken);

    /// <summary>Prepares a cap on what anybody but the owner may do.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareMaxLevelAsync(
        PrepareMaxLevelInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        PrepareAsync(
            input.AssetId, new AssetCommand.SetMaxLevel(user.RequiredAccount(), input.Level), input.PublicKey, prepare, http,
            cancellationToken);

    /// <summary>Prepares the end of every grant and of the lease terms; what was paid for stays.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareRevokeAllAccessAsync(
        PrepareRevokeAllAccessInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        PrepareAsync(input.AssetId, new AssetCommand.BumpEpoch(user.RequiredAccount()), input.PublicKey, prepare, http, cancellationToken);

    /// <summary>Prepares the end of an approval, or of all.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareRevokeApprovalAsync(
        PrepareRevokeApprovalInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        PrepareAsync(
            input.AssetId, new AssetCommand.RevokeApproval(user.RequiredAccount(), input.Account), input.PublicKey, prepare, http,
            cancellationToken);

    /// <summary>Prepares the end of an asset for good. Refused while a right that was paid for holds.</summary>
    [Authorize(Policies.Prepare)]
    public static Task<PrepareTransactionPayload> PrepareBurnAsync(
        PrepareBurnInput input, ClaimsPrincipal user, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        PrepareAsync(input.AssetId, new AssetCommand.BurnAsset(user.RequiredAccount()), input.PublicKey, prepare, http, cancellationToken);

    private static Task<PrepareTransactionPayload> PrepareAsync(
        string assetId, AssetCommand command, string publicKey, PrepareTransaction prepare, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        Preparing.PayloadAsync(
            publicKey, key => prepare.HandleAsync(AssetKey.Parse(assetId), command, key, cancellationToken), http);
}
