using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Neura.Near.Http;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Neura.Near.Rpc;

/// <summary>One call: written once, sent to one endpoint after another until an answer or a definite error comes back.</summary>
internal sealed class RpcTransport
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 128 };

    private readonly HttpClient _http;
    private readonly JsonRpcClientOptions _options;
    private readonly ResiliencePipeline _retries;
    private readonly ResiliencePipeline _attempt;
    private int _preferred;
    private long _lastId;

    public RpcTransport(HttpClient http, JsonRpcClientOptions options, TimeProvider time)
    {
        if (options.Endpoints.Count == 0) throw new ArgumentException("At least one endpoint is needed.", nameof(options));
        _http = http;
        _options = options;
        _retries = Retries(options, time);
        _attempt = new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.AttemptTimeout).Build();
    }

    /// <exception cref="NearRpcException">The call did not give a result.</exception>
    public async Task<JsonElement> CallAsync(string method, Action<Utf8JsonWriter> writeParameters, CancellationToken cancellationToken)
    {
        var request = WriteRequest(method, writeParameters);
        var start = Volatile.Read(ref _preferred);
        var attempts = 0;
        try
        {
            return await _retries.ExecuteAsync(async token =>
            {
                var index = (start + attempts++) % _options.Endpoints.Count;
                var result = await AttemptAsync(_options.Endpoints[index], request, token);
                Volatile.Write(ref _preferred, index); // Stay with what works.
                return result;
            }, cancellationToken);
        }
        catch (NearRpcException e)
        {
            e.Attempts = attempts;
            throw;
        }
    }

    private async Task<JsonElement> AttemptAsync(Uri endpoint, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            return await _attempt.ExecuteAsync(async token => await SendAsync(endpoint, request, token), cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            throw new NearRpcException(NearRpcErrorKind.Timeout, $"No answer within {_options.AttemptTimeout}.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NearRpcException(NearRpcErrorKind.Timeout, "The HTTP client's own time limit ran out.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new NearRpcException(NearRpcErrorKind.Unreachable, "The endpoint cannot be reached.", e);
        }
    }

    private async Task<JsonElement> SendAsync(Uri endpoint, byte[] request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(request) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var body = await BoundedContent.ReadAsync(response.Content, _options.MaxResponseBytes, cancellationToken)
            ?? throw new NearRpcException(
                NearRpcErrorKind.ResponseTooLarge, $"The answer is longer than the {_options.MaxResponseBytes} bytes allowed.");
        return ReadResult(response, body);
    }

    private static JsonElement ReadResult(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, s_options);
            var root = document.RootElement;
            var isObject = root.ValueKind == JsonValueKind.Object;
            if (isObject && root.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
                throw RpcErrors.FromError(error, response.StatusCode);
            if (response.IsSuccessStatusCode && isObject && root.TryGetProperty("result", out var result))
                return result.Clone();
        }
        catch (JsonException)
        {
            // Not JSON: the status line is all there is to go by.
        }
        throw RpcErrors.FromHttp(response.StatusCode, System.Text.Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 4096)]));
    }

    private byte[] WriteRequest(string method, Action<Utf8JsonWriter> writeParameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("jsonrpc", "2.0");
            writer.WriteString("id", Interlocked.Increment(ref _lastId).ToString(System.Globalization.CultureInfo.InvariantCulture));
            writer.WriteString("method", method);
            writer.WritePropertyName("params");
            writeParameters(writer);
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static ResiliencePipeline Retries(JsonRpcClientOptions options, TimeProvider time) => options.MaxRetries == 0
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<NearRpcException>(e => e.IsRetryable),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxRetryAttempts = options.MaxRetries,
                Delay = options.RetryDelay,
                MaxDelay = options.MaxRetryDelay,
            })
            .Build();
}
