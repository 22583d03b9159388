using Microsoft.AspNetCore.Http;

namespace NeuraNft.ContentStore.Tests.Pinata;

/// <summary>What goes wrong with one request.</summary>
internal abstract record Trouble
{
    /// <summary>Refused before anything is done.</summary>
    public sealed record Status(int Code, int? RetryAfter = null) : Trouble;

    /// <summary>Answered with something else.</summary>
    public sealed record Nonsense(string Json) : Trouble;

    /// <summary>Done, and the connection breaks before the answer.</summary>
    public sealed record AnswerLost : Trouble;

    /// <summary>Nothing is done and nothing answered.</summary>
    public sealed record Silence : Trouble;

    public async Task MakeAsync(HttpContext context, RequestDelegate next)
    {
        switch (this)
        {
            case Status status:
                context.Response.StatusCode = status.Code;
                if (status.RetryAfter is { } after)
                    context.Response.Headers.RetryAfter = after.ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case Nonsense nonsense:
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(nonsense.Json);
                break;
            case AnswerLost:
                context.Response.Body = new MemoryStream();
                await next(context);
                context.Abort();
                break;
            case Silence:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
        }
    }
}
