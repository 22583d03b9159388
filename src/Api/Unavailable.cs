using Neura.GraphQL;

namespace NeuraNft.Api;

/// <summary>
/// What a caller is told when a part that only we depend on does not answer: try again, with a status that proxies understand.
/// </summary>
internal static class Unavailable
{
    public static GraphQLException Chain(IHttpContextAccessor http)
    {
        if (http.HttpContext is { Response.HasStarted: false } context)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
        }
        return new GraphQLException(
            new GraphQLError("The chain cannot be asked at present. Nothing was changed: try again.").WithCode(ApiCodes.ChainUnavailable));
    }
}
