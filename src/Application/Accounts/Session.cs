using NeuraNft.Domain;

namespace NeuraNft.Application.Accounts;

/// <summary>A proven account until a time.</summary>
public sealed record Session(Guid Id, Account Account, DateTimeOffset ExpiresAt);
