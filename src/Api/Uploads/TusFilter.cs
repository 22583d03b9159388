using NeuraNft.Api.Accounts;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Content;

namespace NeuraNft.Api.Uploads;

/// <summary>What holds for every request: the protocol's version, a login, and failures in a form that a client knows to wait for.</summary>
internal sealed class TusFilter : IEndpointFilter
{
    public const string Version = "1.0.0";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers["Tus-Resumable"] = Version;
        if (!HttpMethods.IsOptions(request.Method))
        {
            if (request.Headers["Tus-Resumable"] != Version)
            {
                response.Headers["Tus-Version"] = Version;
                return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
            }

            if (context.HttpContext.User.Account() is null)
                return TusAnswers.LogIn;
        }

        try
        {
            return await next(context);
        }
        catch (ChainBehindException)
        {
            return TusAnswers.Later(response, "CHAIN_UNAVAILABLE", "Whether the account may publish cannot be said at present.");
        }
        catch (CustodySealedException)
        {
            return TusAnswers.Later(response, "SEALED", "The server is sealed: nothing can be encrypted at present.");
        }
    }
}
