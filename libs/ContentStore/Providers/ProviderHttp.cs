using System.Net;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Neura.ContentStore.Providers;

/// <summary>Requests to a provider: tries and answers are bounded, what may pass is tried again with jittered pauses.</summary>
/// <param name="saysAbsent">Reads "there is no such thing" out of a failure's body, where the status does not say it.</param>
internal sealed class ProviderHttp(
    string provider, HttpClient http, ProviderHttpOptions options, TimeProvider time, Func<string, bool>? saysAbsent = null)
{
    private const int MostAnswerBytes = 4 << 20;

    private readonly ResiliencePipeline _several = Pipeline(options, options.Retries, options.Timeout, time);
    private readonly ResiliencePipeline _severalLong = Pipeline(options, options.Retries, options.UploadTimeout, time);
    private readonly ResiliencePipeline _oneLong = Pipeline(options, 0, options.UploadTimeout, time);

    /// <param name="request">Makes the request anew for each try.</param>
    /// <param name="read">Reads a good answer.</param>
    public async Task<T> SendAsync<T>(
        Func<CancellationToken, ValueTask<HttpRequestMessage>> request, Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        Tries tries, CancellationToken cancellationToken)
    {
        var pipeline = tries switch
        {
            Tries.Several => _several,
            Tries.SeveralLong => _severalLong,
            Tries.OneLong => _oneLong,
        };
        try
        {
            return await pipeline.ExecuteAsync(async ct => await TryAsync(request, read, ct), cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            throw new ProviderException(ProviderFault.Unavailable, $"{provider} does not answer in time", e);
        }
    }

    /// <summary>A small answer as JSON.</summary>
    public Task<JsonElement> JsonAsync(
        Func<CancellationToken, ValueTask<HttpRequestMessage>> request, Tries tries, CancellationToken cancellationToken) =>
        SendAsync(request, async (response, ct) =>
        {
            using var document = JsonDocument.Parse(await BytesAsync(response, MostAnswerBytes, ct));
            return document.RootElement.Clone();
        }, tries, cancellationToken);

    /// <summary>An answer of at most so many bytes; a longer one is a fault of the provider.</summary>
    public async Task<ReadOnlyMemory<byte>> BytesAsync(HttpResponseMessage response, int most, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var expected = response.Content.Headers.ContentLength is { } length ? Math.Clamp(length, 0, most) : 0;
        var bytes = new MemoryStream((int)expected);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (bytes.Length + read > most)
                throw new ProviderException(ProviderFault.Unavailable, $"{provider} answers with more than {most} bytes");
            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private async Task<T> TryAsync<T>(
        Func<CancellationToken, ValueTask<HttpRequestMessage>> request, Func<HttpResponseMessage, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        try
        {
            using var message = await request(cancellationToken);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? await read(response, cancellationToken)
                : throw await FaultAsync(response, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or InvalidOperationException or KeyNotFoundException
            || (e is IOException and not (ProviderException or ContentAlteredException)))
        {
            throw new ProviderException(ProviderFault.Unavailable, $"{provider} cannot be reached or answers nonsense", e);
        }
    }

    private async Task<ProviderException> FaultAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (saysAbsent is not null
            && saysAbsent(Encoding.UTF8.GetString((await BytesAsync(response, MostAnswerBytes, cancellationToken)).Span)))
            return new ProviderException(ProviderFault.NotFound, $"{provider} has no such thing");
        var fault = response.StatusCode switch
        {
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError =>
                ProviderFault.Unavailable,
            // Who says it in the body does not say it so: that is a proxy's answer, or another server's.
            HttpStatusCode.NotFound or HttpStatusCode.Gone when saysAbsent is null => ProviderFault.NotFound,
            _ => ProviderFault.Refused,
        };
        var after = response.Headers.RetryAfter;
        return new ProviderException(fault, $"{provider} answered {(int)response.StatusCode}")
        {
            RetryAfter = after?.Delta ?? (after?.Date is { } date ? date - time.GetUtcNow() : null),
        };
    }

    private static ResiliencePipeline Pipeline(ProviderHttpOptions options, int retries, TimeSpan timeout, TimeProvider time)
    {
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time };
        if (retries > 0)
            pipeline.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder()
                    .Handle<ProviderException>(e => e.Fault == ProviderFault.Unavailable).Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.FirstPause,
                MaxDelay = options.LongestPause,
                DelayGenerator = a => new(AskedFor(a.Outcome.Exception, options)),
            });
        return pipeline.AddTimeout(timeout).Build();
    }

    // Null: the pause that the back-off gives.
    private static TimeSpan? AskedFor(Exception? failure, ProviderHttpOptions options) =>
        failure is ProviderException { RetryAfter: { } asked } && asked > TimeSpan.Zero
            ? (asked < options.LongestPause ? asked : options.LongestPause)
            : null;
}
