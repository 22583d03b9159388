using static NeuraNft.Domain.Assets.AssetCommand;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Assets.AssetRefusal;
using static NeuraNft.Domain.Assets.AssetState;
using static NeuraNft.Domain.Decision<NeuraNft.Domain.Assets.AssetEvent, NeuraNft.Domain.Assets.AssetRefusal>;

namespace NeuraNft.Domain.Assets;

using Verdict = Decision<AssetEvent, AssetRefusal>;

/// <summary>Who may hand the asset on: its owner, and whom the owner approved (NEP-178).</summary>
internal static class OwningDecider
{
    public static Verdict Transfer(Minted m, TransferAsset c)
    {
        if (c.Actor != m.Owner && Unapproved(m, c) is { } refusal)
            return Refuse(refusal);
        return c.Receiver == m.Owner
            ? Refuse(new SelfTransfer(m.Owner))
            : c.Receiver.Value == m.Asset.Contract ? Refuse(new NotForTheContract())
            : Accept(
                new AssetTransferred(m.Asset, m.Owner, c.Receiver, c.Actor == m.Owner ? null : c.Actor, c.Memo),
                new AccessEpochBumped(m.Asset, m.Access.Epoch + 1, m.Owner, c.Receiver));
    }

    public static Verdict Approve(Minted m, ApproveAccount c) =>
        c.Account == m.Owner ? Refuse(new OwnerHoldsAll(m.Owner))
        : m.Approvals.TryGetValue(c.Account, out var known) && known == c.ApprovalId ? Accept()
        : !m.Approvals.ContainsKey(c.Account) && m.Approvals.Count >= ContractLimits.MaxApprovals
            ? Refuse(new TooManyApprovals(ContractLimits.MaxApprovals))
        : Accept(new AccountApproved(m.Asset, m.Owner, c.Account, c.ApprovalId));

    public static Verdict RevokeApproval(Minted m, RevokeApproval c) =>
        (c.Account is null ? m.Approvals.IsEmpty : !m.Approvals.ContainsKey(c.Account)) ? Accept()
        : Accept(new ApprovalRevoked(m.Asset, m.Owner, c.Account));

    public static Verdict Burn(Minted m, BlockTime now) => m.Paid.LevelAt(now) > AccessLevel.None
        ? Refuse(new Leased(m.Paid.Until))
        : Accept(new AssetBurnt(m.Asset, m.Owner));

    private static AssetRefusal? Unapproved(Minted m, TransferAsset c) =>
        !m.Approvals.TryGetValue(c.Actor, out var standing) ? new NotOwner(c.Actor)
        : c.ApprovalId is { } named && named != standing ? new NotApproved(c.Actor)
        : null;
}
