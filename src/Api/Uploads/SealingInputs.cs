using NeuraNft.Api.Assets;

namespace NeuraNft.Api.Uploads;

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="UploadId">A complete upload of the caller's, or one that names the asset. It is sealed once.</param>
/// <param name="Version">The one that comes next, or the published one where it has this content.</param>
/// <param name="PublicKey">A full-access key of the owner: "ed25519:" and base58.</param>
/// <param name="Signature">Over upload.sealStatement, 64 bytes in base64.</param>
public sealed record SealAssetInput(
    Guid IdempotencyKey, [property: ID<Asset>] string AssetId, Guid UploadId, int Version, string PublicKey, string Signature);

/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record SealAssetPayload(CommandReceipt? Receipt, IReadOnlyList<SealAssetError>? Errors);

/// <param name="UploadId">A complete upload of the caller's that the asset's owner sealed.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PreparePublishVersionInput([property: ID<Asset>] string AssetId, Guid UploadId, string PublicKey);
