namespace NeuraNft.Domain.Assets;

/// <summary>To whom, how much, until when.</summary>
public sealed record AccessAsk(Account Account, AccessLevel Level, BlockTime? ExpiresAt);
