using System.Security.Claims;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Accounts;
using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Application.Chain;

namespace NeuraNft.Api.Accounts.Sessions;

/// <summary>A login that is open.</summary>
/// <param name="Id">Of the session.</param>
/// <param name="PublicKey">The key that logged in.</param>
/// <param name="OpenedAt">When it logged in.</param>
/// <param name="RefreshedAt">When it was last refreshed.</param>
/// <param name="ExpiresAt">When it ends, unless it is refreshed.</param>
/// <param name="IsThisOne">It is the one that asks.</param>
public sealed record LoginSession(
    Guid Id, string PublicKey, DateTimeOffset OpenedAt, DateTimeOffset RefreshedAt, DateTimeOffset ExpiresAt, bool IsThisOne);

[ObjectType<Viewer>]
public static partial class ViewerSessions
{
    /// <summary>The viewer's open sessions; the one refreshed last comes first.</summary>
    [Authorize(Policies.Session), ListSize(AssumedSize = 50)]
    public static async Task<IReadOnlyList<LoginSession>> GetSessionsAsync(
        [Parent] Viewer viewer, ClaimsPrincipal user, SessionTable sessions, IOptions<ChainOptions> chain, IOptions<LoginOptions> options,
        TimeProvider time, CancellationToken cancellationToken)
    {
        var (now, own) = (time.GetUtcNow(), user.SessionId());
        var open = await sessions.OpenAsync(chain.Value.Network, viewer.Account, options.Value.MaxSessions, cancellationToken);
        return
        [
            .. from one in open
               where one.ExpiresAt > now
               select new LoginSession(one.Id, one.PublicKey, one.OpenedAt, one.RefreshedAt, one.ExpiresAt, one.Id == own),
        ];
    }
}
