using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Sealing;

/// <summary>What is asked of an asset's encrypted content.</summary>
public abstract record ContentCommand
{
    private ContentCommand() { }

    /// <summary>
    /// The caller loads the asset beside the content, and has verified the statement's signature and that the key is the actor's.
    /// </summary>
    public sealed record SealVersion(
        Account Actor, AssetState Asset, int Version, SealedPayload Payload, string Commitment, SignedStatement Statement)
        : ContentCommand;

    /// <summary>Of all versions that stand.</summary>
    public sealed record AskReencryption(
        AssetId Asset, RightsLossReason Reason, Account? Account, bool AtOnce, long Cause, BlockTime LostAt) : ContentCommand;

    /// <summary>The revision is the new one.</summary>
    public sealed record FinishReencryption(AssetId Asset, int Version, int Revision, SealedPayload Payload) : ContentCommand;

    /// <summary>All versions.</summary>
    public sealed record WithdrawContent(AssetId Asset, long Cause) : ContentCommand;
}
