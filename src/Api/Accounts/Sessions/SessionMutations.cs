using System.Security.Claims;
using NeuraNft.Api.RateLimits;
using NeuraNft.Application;
using NeuraNft.Application.Accounts.Sessions;
using NeuraNft.Application.Log;

namespace NeuraNft.Api.Accounts.Sessions;

/// <summary>What becomes of a session.</summary>
[MutationType]
public static partial class SessionMutations
{
    /// <summary>
    /// Exchanges a refresh token for an access token and the next refresh token. The chain is asked at final whether the key that logged in
    /// is still the account's.
    /// </summary>
    public static async Task<RefreshSessionPayload> RefreshSessionAsync(
        RefreshSessionInput input, RefreshSession refresh, AccessTokens tokens, LoginTurn turn, SessionCookie cookie,
        IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        turn.Take();
        var byCookie = input.RefreshToken is null;
        var answer = await refresh.HandleAsync(input.RefreshToken ?? cookie.Read() ?? "", cancellationToken);
        if (byCookie)
            Renew(cookie, answer);
        return answer switch
        {
            Result<GrantedSession, RefreshRefusal>.Ok ok => RefreshSessionPayload.Of(ok.Value, tokens, byCookie),
            Result<GrantedSession, RefreshRefusal>.Refused no when RefreshSessionError.From(no.Refusal) is { } error =>
                RefreshSessionPayload.Refused(error),
            _ => throw Unavailable.Chain(http),
        };
    }

    /// <summary>
    /// Closes this session, or all of the account, and ends the cookie. Refresh tokens end at once; access tokens and subscriptions within
    /// about a second.
    /// </summary>
    [Authorize(Policies.Session)]
    public static async Task<LogOutPayload> LogOutAsync(
        LogOutInput input, ClaimsPrincipal user, LogOut logOut, SessionCookie cookie, CancellationToken cancellationToken)
    {
        var account = user.RequiredAccount();
        var command = new LogOut.Command(account, input.IdempotencyKey, input.Everywhere ? null : user.SessionId());
        var answer = await logOut.HandleAsync(command, cancellationToken);
        if (answer is Result<CommandAnswer, CommandRefusal>.Ok)
            cookie.End();
        return LogOutPayload.Of(new Viewer(account), answer);
    }

    /// <summary>Closes one of the caller's sessions, such as one on a machine that was lost.</summary>
    [Authorize(Policies.Session)]
    public static async Task<LogOutPayload> CloseSessionAsync(
        CloseSessionInput input, ClaimsPrincipal user, LogOut logOut, SessionCookie cookie, CancellationToken cancellationToken)
    {
        var account = user.RequiredAccount();
        var answer = await logOut.HandleAsync(new LogOut.Command(account, input.IdempotencyKey, input.Id), cancellationToken);
        if (answer is Result<CommandAnswer, CommandRefusal>.Ok && input.Id == user.SessionId())
            cookie.End();
        return LogOutPayload.Of(new Viewer(account), answer);
    }

    // A chain that cannot be asked has ended nothing: the cookie is still good.
    private static void Renew(SessionCookie cookie, Result<GrantedSession, RefreshRefusal> answer)
    {
        if (answer is Result<GrantedSession, RefreshRefusal>.Ok { Value: var granted })
            cookie.Keep(granted.RefreshToken, granted.RefreshBy);
        else if (answer is Result<GrantedSession, RefreshRefusal>.Refused { Refusal: not RefreshRefusal.ChainUnavailable })
            cookie.End();
    }
}
