using NeuraNft.Application.Accounts.ApiKeys;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Api.Accounts.ApiKeys;

/// <summary>What an API key may do.</summary>
public enum ApiScope
{
    /// <summary>See what only its account may see.</summary>
    Read = ApiScopes.Read,

    /// <summary>Ask for runs of models.</summary>
    Infer = ApiScopes.Infer,

    /// <summary>Upload content.</summary>
    Upload = ApiScopes.Upload,

    /// <summary>Download content and be given its keys.</summary>
    Download = ApiScopes.Download,

    /// <summary>Have transactions prepared and relayed; signing them stays the wallet's.</summary>
    Prepare = ApiScopes.Prepare,

    /// <summary>Turn texts into vectors, by /v1/embeddings.</summary>
    Embed = ApiScopes.Embed,

    /// <summary>Have texts generated, by /v1/chat/completions, and keep chats.</summary>
    Generate = ApiScopes.Generate,
}

/// <summary>A key of a machine. The key itself is shown once, when it is issued.</summary>
/// <param name="Id">Also the first 32 digits of the key, after its prefix.</param>
/// <param name="Name">As the account called it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was ended before its time.</param>
/// <param name="LastUsedAt">The day of its last use, by UTC.</param>
[GraphQLName("ApiKey")]
public sealed record ApiKeyView(
    Guid Id, string Name, IReadOnlyList<ApiScope> Scopes, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    internal static ApiKeyView From(ApiKeyRow row) => new(
        row.Id, row.Name, [.. Enum.GetValues<ApiScope>().Where(s => row.Scopes.HasFlag((ApiScopes)s))], row.IssuedAt, row.ExpiresAt,
        row.RevokedAt, row.LastUsedOn is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null);
}
