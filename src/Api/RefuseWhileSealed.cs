using NeuraNft.Api.OpenAi;
using NeuraNft.Application.Custody;

namespace NeuraNft.Api;

/// <summary>A sealed server answers nothing but that it is sealed; it is opened over the operator's socket.</summary>
internal sealed class RefuseWhileSealed(RequestDelegate next, KeyCustody custody)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!custody.IsSealed) return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "60";
        if (OpenAiError.Speaks(context))
            return new OpenAiError(503, "sealed", "The server is sealed.", "server_error").WriteAsync(context);
        return context.Request.Path == "/health"
            ? context.Response.WriteAsJsonAsync(new { status = "sealed" }, context.RequestAborted)
            : context.Response.WriteAsJsonAsync(
                new
                {
                    errors = new[]
                    {
                        new { message = "The server is sealed.", extensions = new { code = CustodyException.SealedCode } },
                    },
                },
                context.RequestAborted);
    }
}
