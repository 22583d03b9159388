namespace NeuraNft.Domain.Assets;

/// <summary>A right that an account holds or held; <see cref="Ended"/> says how one ended that is kept only to explain a denial.</summary>
public sealed record AccessGrant(AccessLevel Level, BlockTime? ExpiresAt, Account GrantedBy, long Epoch, AccessDenial? Ended)
{
    // Expiry is exclusive, as in the contract: at its own instant a right has ended.
    public bool LiveAt(BlockTime at) => Ended is null && (ExpiresAt is not { } end || end > at);

    /// <summary>Whether to have another of that level and expiry instead would be to lose nothing.</summary>
    public bool IsWithin(AccessLevel level, BlockTime? expiresAt) =>
        Level <= level && (expiresAt is not { } others || ExpiresAt <= others);

    public AccessGrant End(AccessDenial why) => this with { Ended = Ended ?? why };
}
