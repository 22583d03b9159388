using Microsoft.AspNetCore.Authorization;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Api.Accounts;

/// <summary>
/// What a caller has to be allowed: each [Authorize] names one of these. A session may do everything; an API key what its scopes name, and
/// never what <see cref="Session"/> guards.
/// </summary>
internal static class Policies
{
    /// <summary>A person who proved the account by its wallet; no API key.</summary>
    public const string Session = "session";

    public const string Read = "read";
    public const string Infer = "infer";
    public const string Upload = "upload";
    public const string Download = "download";
    public const string Prepare = "prepare";
    public const string Embed = "embed";
    public const string Generate = "generate";

    public static readonly IReadOnlyDictionary<string, ApiScopes> Scopes = new Dictionary<string, ApiScopes>
    {
        [Read] = ApiScopes.Read,
        [Infer] = ApiScopes.Infer,
        [Upload] = ApiScopes.Upload,
        [Download] = ApiScopes.Download,
        [Prepare] = ApiScopes.Prepare,
        [Embed] = ApiScopes.Embed,
        [Generate] = ApiScopes.Generate,
    };

    public static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Session, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => c.User.SessionId() is not null));
        foreach (var (name, scope) in Scopes)
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireAssertion(c => c.User.May(scope)));
    }
}
