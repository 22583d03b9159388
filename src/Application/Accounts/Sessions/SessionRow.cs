using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>A session as the database has it.</summary>
public sealed record SessionRow(
    Guid Id, string Network, Account Account, string PublicKey, DateTimeOffset OpenedAt, DateTimeOffset RefreshedAt,
    DateTimeOffset ExpiresAt, int Generation, SessionEnd? End)
{
    public SessionFamily Family => new(Generation, RefreshedAt, ExpiresAt, End);
}
