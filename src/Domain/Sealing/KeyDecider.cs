using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Sealing.KeyRefusal;

namespace NeuraNft.Domain.Sealing;

/// <summary>
/// Whether the key of a version may be released by an account's right. What is decided on is in the event: <see cref="KeyDecision"/>.
/// </summary>
public static class KeyDecider
{
    /// <summary>Who may use a model never gets its key; a worker does, for as long as one attempt at one job lasts.</summary>
    public static AccessLevel RequiredFor(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Download => AccessLevel.ViewAndDownload,
        KeyPurpose.Inference => AccessLevel.UseModel,
    };

    /// <param name="asset">As the log says.</param>
    /// <param name="content">Of the version asked for; null where it was never sealed.</param>
    /// <param name="published">The CID that the version has on chain; null where there is no such version.</param>
    /// <param name="account">By whose right.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="now">The chain's time.</param>
    /// <returns>Null where the key may be released.</returns>
    public static KeyRefusal? Decide(
        AssetState asset, SealedVersion? content, string? published, Account account, KeyPurpose purpose, BlockTime now)
    {
        var (access, required) = (asset.Explain(account, now), RequiredFor(purpose));
        // The right first: who has none learns nothing of what there is.
        return asset is AssetState.Unminted ? new NoSuchAsset()
            : access.DenialOf(required) is { } reason ? new AccessDenied(required, access.Level, reason, WasOwner(asset, account))
            : content is null || content.PublishedCid != published ? new NotSealed(content?.Version)
            : content.Standing switch
            {
                ContentStanding.Current => null,
                ContentStanding.Due => new BeingReencrypted(content.Version),
                ContentStanding.Withdrawn => new Withdrawn(content.Version),
            };
    }

    private static bool WasOwner(AssetState asset, Account account) => asset switch
    {
        AssetState.Minted m => m.Access.SlotsOf(account).BySource.ContainsKey(AccessSource.Owner),
        AssetState.Burnt b => b.LastOwner == account,
        _ => false,
    };
}
