using NeuraNft.Domain;

namespace NeuraNft.Application.Accounts;

/// <summary>A proven account until a time, at which its access token ends.</summary>
public sealed record Session(Guid Id, Account Account, DateTimeOffset ExpiresAt);
