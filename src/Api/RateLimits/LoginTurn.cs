using Neura.GraphQL;

namespace NeuraNft.Api.RateLimits;

/// <summary>
/// One field about logging in for each operation, however often it stands there under other names, and so many a minute of an address.
/// Scoped: the engine has a scope for each operation, on sockets too.
/// </summary>
public sealed class LoginTurn
{
    private readonly CallerLimits limits;
    private readonly IHttpContextAccessor http;
    private bool isTaken;

    internal LoginTurn(CallerLimits limits, IHttpContextAccessor http) => (this.limits, this.http) = (limits, http);

    /// <exception cref="GraphQLException">It is not this field's turn.</exception>
    public void Take()
    {
        if (isTaken)
            throw Refuse("An operation has one login field at most.", ApiCodes.LoginNotBatched);
        isTaken = true;
        if (http.HttpContext is not { } context
            || limits.Logins.Take(CallerAddress.Of(context.Connection.RemoteIpAddress)) is not { } refusal)
            return;
        if (!context.Response.HasStarted)
            refusal.WriteTo(context.Response);
        throw Refuse(RateLimitRefusal.Message, ApiCodes.RateLimited);
    }

    private static GraphQLException Refuse(string message, string code) => new(new GraphQLError(message).WithCode(code));
}
