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
