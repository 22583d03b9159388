using NeuraNft.Domain.Assets;

namespace NeuraNft.Domain.Tokens;

/// <summary>
/// What happened to a plain NEP-171 token of a contract that is not NRC-101: it has an owner and no graded rights. Stored format;
/// change only by adding.
/// </summary>
public abstract record TokenEvent
{
    private TokenEvent() { }

    public sealed record TokenMinted(AssetId Token, Account Owner, string? Memo) : TokenEvent;

    public sealed record TokenTransferred(AssetId Token, Account OldOwner, Account NewOwner, Account? Authorized, string? Memo)
        : TokenEvent;

    public sealed record TokenBurnt(AssetId Token, Account Owner, Account? Authorized, string? Memo) : TokenEvent;

    /// <summary>NEP-178 has no event for it: read from the call itself. The id is unknown where the call does not answer it.</summary>
    public sealed record TokenApproved(AssetId Token, Account Owner, Account Account, long? ApprovalId) : TokenEvent;

    /// <summary>Read from the call; no account: all approvals.</summary>
    public sealed record TokenApprovalRevoked(AssetId Token, Account Owner, Account? Account) : TokenEvent;
}
