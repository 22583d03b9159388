using NeuraNft.Api.Accounts;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Custody;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Api.Uploads;

/// <summary>What holds for every request: the protocol's version, a login, and failures that a client knows to wait for.</summary>
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

            var user = context.HttpContext.User;
            if (user.AnyAccount() is null)
                return TusAnswers.LogIn;
            if (!user.May(ApiScopes.Upload))
                return TusAnswers.ScopeMissing;
        }

        try
        {
            return await next(context);
        }
        catch (ChainBehindException)
        {
            return TusAnswers.Later(response, "CHAIN_UNAVAILABLE", "Whether the account may publish cannot be said at present.");
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            // A full disk, or another process has the upload now: what is safe is safe, and HEAD tells how much that is.
            return TusAnswers.Later(response, "UNAVAILABLE", "The upload cannot go on at present.");
        }
        catch (CustodyException e) when (e.Code == CustodyException.SealedCode)
        {
            return TusAnswers.Later(response, CustodyException.SealedCode, "The server is sealed: nothing can be encrypted at present.");
        }
    }
}
