namespace NeuraNft.Api.RateLimits;

/// <summary>Too much was asked; when to ask again.</summary>
internal sealed record RateLimitRefusal(TimeSpan RetryAfter)
{
    public const string Code = "RATE_LIMITED";
    public const string Message = "Too many requests: wait as long as Retry-After says.";

    public void WriteTo(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(RetryAfter.TotalSeconds)).ToString(
            System.Globalization.CultureInfo.InvariantCulture);
    }
}
