using System.Net;
using Neura.Near.Blocks;
using Polly;
using Polly.Timeout;

namespace Neura.Near.Http;

/// <summary>GET with retries, a time limit for each attempt and a limit of size.</summary>
internal sealed class HttpReader
{
    private readonly HttpClient _http;
    private readonly HttpSourceOptions _options;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _retries;
    private readonly ResiliencePipeline _attempt;

    public HttpReader(HttpClient http, HttpSourceOptions options, TimeProvider time)
    {
        _http = http;
        _options = options;
        _time = time;
        _retries = Retries.Pipeline(
            new RetryLimits(options.MaxRetries, options.RetryDelay, options.MaxRetryDelay, options.MaxRetryAfter),
            e => e is BlockSourceException { Failure: BlockSourceFailure.Unavailable },
            e => (e as BlockSourceException)?.RetryAfter, time);
        _attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.AttemptTimeout).Build();
    }

    /// <summary>The body of a 200, or of a status that <paramref name="alsoRead"/> accepts.</summary>
    /// <exception cref="BlockSourceException">No answer, or one that is none of these.</exception>
    public async Task<HttpAnswer> GetAsync(Uri uri, Func<HttpStatusCode, bool> alsoRead, CancellationToken cancellationToken) =>
        await _retries.ExecuteAsync(async token => await AttemptAsync(uri, alsoRead, token), cancellationToken);

    private async Task<HttpAnswer> AttemptAsync(Uri uri, Func<HttpStatusCode, bool> alsoRead, CancellationToken cancellationToken)
    {
        try
        {
            return await _attempt.ExecuteAsync(async token => await SendAsync(uri, alsoRead, token), cancellationToken);
        }
        catch (Exception e) when (e is TimeoutRejectedException or HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new BlockSourceException(BlockSourceFailure.Unavailable, $"{uri.Host} does not answer: {e.Message}", e);
        }
    }

    private async Task<HttpAnswer> SendAsync(Uri uri, Func<HttpStatusCode, bool> alsoRead, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK && !alsoRead(response.StatusCode))
            throw new BlockSourceException(
                IsPassing(response.StatusCode) ? BlockSourceFailure.Unavailable : BlockSourceFailure.Refused,
                $"{uri.Host} answers with HTTP {(int)response.StatusCode}.") { RetryAfter = RetryAfter.Read(response, _time) };
        var body = await BoundedContent.ReadAsync(response.Content, _options.MaxResponseBytes, cancellationToken);
        return body is null
            ? throw new BlockSourceException(
                BlockSourceFailure.TooLarge, $"The answer of {uri.Host} is longer than the {_options.MaxResponseBytes} bytes allowed.")
            : new HttpAnswer(response.StatusCode, body.Value);
    }

    private static bool IsPassing(HttpStatusCode status) => (int)status is 408 or 425 or 429 or >= 500;
}
