using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetState;
using static NeuraNft.Domain.Assets.ContentRefusal;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Assets.AssetEvent, NeuraNft.Domain.Assets.ContentRefusal>;

namespace NeuraNft.Domain.Assets;

using Verdict = Decision<AssetEvent, ContentRefusal>;

/// <summary>What is decided here and not on chain: which content a version has, and who is given its key.</summary>
public static class ContentDecider
{
    /// <summary>By whom may edit. Sealed again as it is already: no event.</summary>
    public static Verdict Seal(AssetState state, AssetSealed sealing, BlockTime now)
    {
        if (state is not Minted m)
            return Refuse(new NoSuchAsset());
        if (Denied(m, sealing.By, AccessLevel.EditData, now) is { } denied)
            return Refuse(denied);
        if (m.Sealed.GetValueOrDefault(sealing.Version) == sealing.Content.Cid)
            return Accept();
        var present = m.Version?.Number ?? 0;
        return sealing.Version == present + 1 || (sealing.Version == present && sealing.Content.Cid == m.Version?.Cid)
            ? Accept(sealing)
            : Refuse(new NotNextVersion(present + 1));
    }

    /// <summary>
    /// To whom holds level VIEW_AND_DOWNLOAD at that block time, of the present version. Each release is an event: a key that was given
    /// cannot be taken back, so every one is on record with what it was decided on.
    /// </summary>
    public static Verdict Release(AssetState state, Account account, string recipient, BlockTime now, DateTimeOffset at)
    {
        if (state is not Minted m)
            return Refuse(new NoSuchAsset());
        if (Denied(m, account, AccessLevel.ViewAndDownload, now) is { } denied)
            return Refuse(denied);
        if (m.Version is not { } version || m.Sealed.GetValueOrDefault(version.Number) != version.Cid)
            return Refuse(new NotSealed());
        var access = m.Access.Explain(account, now);
        return Accept(new KeyReleased(
            m.Asset, version.Number, version.Cid, account, recipient, access.Level, access.Source, m.Access.Epoch, now, at));
    }

    private static AccessDenied? Denied(Minted m, Account account, AccessLevel required, BlockTime now)
    {
        var access = m.Access.Explain(account, now);
        return access.DenialOf(required) is { } reason ? new AccessDenied(required, access.Level, reason) : null;
    }
}
