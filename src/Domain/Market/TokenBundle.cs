using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Market;

/// <summary>Tokens of one contract that are sold together, and the approval by which the market may transfer each.</summary>
public sealed record TokenBundle(string Contract, TokenIds TokenIds, ApprovalIds ApprovalIds)
{
    /// <summary>
    /// Whether the market may transfer the token for the seller, as far as the token's own log goes: of a contract that is not followed
    /// as one of assets nothing is known, and nothing is held against it.
    /// </summary>
    public bool IsForSale(string token, Account market, Account seller, AssetState state) => state switch
    {
        AssetState.Minted m => m.Owner == seller && m.Approvals.TryGetValue(market, out var id) && id == ApprovalIds.Values[token],
        AssetState.Burnt => false,
        _ => true,
    };

    public TokenBundle With(string token, long approvalId) =>
        this with { ApprovalIds = new ApprovalIds(ApprovalIds.Values.SetItem(token, approvalId)) };
}
