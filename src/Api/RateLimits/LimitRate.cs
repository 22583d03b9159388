using NeuraNft.Api.OpenAi;

namespace NeuraNft.Api.RateLimits;

/// <summary>Answers 429 where an address (before anyone looks at what it shows) or an account asks too much.</summary>
internal sealed class LimitRate(RequestDelegate next, Func<HttpContext, RateLimitRefusal?> refuse)
{
    public static Func<HttpContext, RateLimitRefusal?> ByAddress(CallerLimits limits) =>
        context => limits.Addresses.Take(CallerAddress.Of(context.Connection.RemoteIpAddress));

    public static Func<HttpContext, RateLimitRefusal?> ByAccount(CallerLimits limits) =>
        context => limits.OfAccount(context.User);

    public async Task InvokeAsync(HttpContext context)
    {
        if (refuse(context) is not { } refusal)
        {
            await next(context);
            return;
        }
        refusal.WriteTo(context.Response);
        if (OpenAiError.Speaks(context))
        {
            await new OpenAiError(429, "rate_limit_exceeded", RateLimitRefusal.Message, "rate_limit_error").WriteAsync(context);
            return;
        }
        await context.Response.WriteAsJsonAsync(new
        {
            errors = new[] { new { message = RateLimitRefusal.Message, extensions = new { code = ApiCodes.RateLimited } } },
        });
    }
}
