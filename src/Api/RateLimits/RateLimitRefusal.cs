namespace NeuraNft.Api.RateLimits;

/// <summary>Too much was asked; when to ask again.</summary>
internal sealed record RateLimitRefusal(TimeSpan RetryAfter)
{
    public const string Message = "Too many requests: wait as long as Retry-After says.";

    /// <summary>Whole ones, and at least one.</summary>
    public int Seconds => Math.Max(1, (int)Math.Ceiling(RetryAfter.TotalSeconds));

    public void WriteTo(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
