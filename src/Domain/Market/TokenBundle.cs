namespace NeuraNft.Domain.Market;

/// <summary>Tokens of one contract that are sold together, and the approval by which the market may transfer each.</summary>
public sealed record TokenBundle(string Contract, TokenIds TokenIds, ApprovalIds ApprovalIds)
{
    public TokenBundle With(string token, long approvalId) =>
        this with { ApprovalIds = new ApprovalIds(ApprovalIds.Values.SetItem(token, approvalId)) };
}
