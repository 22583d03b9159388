using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Application.Accounts.ApiKeys;

/// <summary>A key of a machine as the database has it.</summary>
/// <param name="SecretHash">SHA-256.</param>
/// <param name="AnswerSalt">For a day: what gives the answer again, with the server's secret.</param>
/// <param name="LastUsedOn">The day, by UTC.</param>
public sealed record ApiKeyRow(
    Guid Id, string Network, Account Account, string Name, ApiScopes Scopes, byte[] SecretHash, byte[]? AnswerSalt, DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateOnly? LastUsedOn)
{
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}
