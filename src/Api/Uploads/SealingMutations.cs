using System.Security.Claims;
using Neura.Near;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Assets;
using NeuraNft.Api.Transactions;
using NeuraNft.Application;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Content;
using NeuraNft.Application.Log;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Uploads;

/// <summary>From an uploaded content to a version: sealed here by the owner's word, then published on chain.</summary>
[MutationType]
public static partial class SealingMutations
{
    /// <summary>Says by the owner's signature what the encrypted content of a version is.</summary>
    [Authorize(Policies.Upload)]
    public static async Task<SealAssetPayload> SealAssetAsync(
        SealAssetInput input, ClaimsPrincipal user, SealUpload seal, IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        if (!PublicKey.TryParse(input.PublicKey, out var key))
            return new SealAssetPayload(null, [new SealAssetError.SealSignatureError()]);
        var command = new SealUpload.Command(
            user.RequiredAccount(), input.IdempotencyKey, AssetKey.Parse(input.AssetId), input.UploadId, input.Version, key.ToString(),
            input.Signature);
        try
        {
            return await seal.HandleAsync(command, cancellationToken) switch
            {
                Result<CommandAnswer, SealRefusal>.Ok ok => new SealAssetPayload(Receipts.Of(ok.Value), null),
                Result<CommandAnswer, SealRefusal>.Refused no when SealAssetError.From(no.Refusal) is { } error =>
                    new SealAssetPayload(null, [error]),
                _ => throw Unavailable.Chain(http),
            };
        }
        catch (ChainBehindException)
        {
            throw Unavailable.Chain(http); // Whose the asset is, is not known now.
        }
    }

    /// <summary>Prepares the publishing of an uploaded content as the next version of an asset; needs level EDIT_DATA.</summary>
    [Authorize(Policies.Prepare)]
    public static async Task<PrepareTransactionPayload> PreparePublishVersionAsync(
        PreparePublishVersionInput input, ClaimsPrincipal user, UploadedContents contents, SealUpload seal,
        PrepareTransaction prepare, IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        var account = user.RequiredAccount();
        if (await contents.OfUploadAsync(input.UploadId, cancellationToken) is not { } content || content.Account != account)
            return new PrepareTransactionPayload(
                null, [new TransactionError.NotRelayedError("NOT_FOUND", "There is no complete upload of yours with this id.")]);
        var asset = AssetKey.Parse(input.AssetId);
        // On chain it would be a version that nobody is given a key for.
        if (!await seal.IsSealedAsync(content, asset, cancellationToken))
            return new PrepareTransactionPayload(
                null, [new TransactionError.NotRelayedError("NOT_SEALED_YET", "The asset's owner has to seal the upload first.")]);
        var version = new VersionContent(content.Cid.ToString(), content.Sha256, content.Size, content.Commitment);
        return await Preparing.PayloadAsync(
            input.PublicKey,
            key => prepare.HandleAsync(
                asset, new AssetCommand.PublishVersion(account, version), key, cancellationToken),
            http);
    }
}
