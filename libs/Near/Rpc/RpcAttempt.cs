using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Neura.Near.Http;
using Polly;
using Polly.Timeout;

namespace Neura.Near.Rpc;

/// <summary>One request to one endpoint, within a time and a size.</summary>
internal sealed class RpcAttempt(HttpClient http, JsonRpcClientOptions options, TimeProvider time)
{
    private const int ErrorTextLimit = 4096;

    private static readonly JsonDocumentOptions s_json = new() { MaxDepth = 128 };

    private readonly ResiliencePipeline _limit =
        new ResiliencePipelineBuilder { TimeProvider = time }.AddTimeout(options.AttemptTimeout).Build();

    /// <exception cref="NearRpcException">No result.</exception>
    public async Task<JsonElement> RunAsync(Uri endpoint, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            return await _limit.ExecuteAsync(async token => await SendAsync(endpoint, request, token), cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            throw new NearRpcException(NearRpcErrorKind.Timeout, $"No answer within {options.AttemptTimeout}.", e);
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
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var body = await BoundedContent.ReadAsync(response.Content, options.MaxResponseBytes, cancellationToken)
            ?? throw new NearRpcException(
                NearRpcErrorKind.ResponseTooLarge, $"The answer is longer than the {options.MaxResponseBytes} bytes allowed.");
        return ReadResult(response, body);
    }

    private JsonElement ReadResult(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, s_json);
            var root = document.RootElement;
            var isObject = root.ValueKind == JsonValueKind.Object;
            if (isObject && root.TryGetProperty("error", out var error) && error.ValueKind != JsonValueKind.Null)
                throw Waiting(RpcErrors.FromError(error, response.StatusCode), response);
            if (response.IsSuccessStatusCode && isObject && root.TryGetProperty("result", out var result))
                return result.Clone();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or not Unicode: the status line is all there is to go by.
        }
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, ErrorTextLimit)]);
        throw Waiting(RpcErrors.FromHttp(response.StatusCode, text), response);
    }

    private NearRpcException Waiting(NearRpcException error, HttpResponseMessage response)
    {
        error.RetryAfter = RetryAfter.Read(response, time);
        return error;
    }
}
