using System.Text.Json;
using Polly.CircuitBreaker;

namespace Neura.Near.Rpc;

/// <summary>One call: written once, sent to one endpoint after another until an answer or a definite error comes back.</summary>
internal sealed class RpcTransport
{
    private readonly RpcEndpoints _endpoints;
    private readonly RpcEndpoints _archival;
    private readonly RpcAttempt _attempt;
    private readonly TimeSpan _longestRest;
    private long _lastId;

    public RpcTransport(HttpClient http, JsonRpcClientOptions options, TimeProvider time)
    {
        if (options.Endpoints.Count == 0) throw new ArgumentException("At least one endpoint is needed.", nameof(options));
        _endpoints = new RpcEndpoints(options.Endpoints, options, time);
        _archival = new RpcEndpoints(options.ArchivalEndpoints, options, time);
        _attempt = new RpcAttempt(http, options, time);
        _longestRest = options.MaxRetryAfter;
    }

    /// <summary>Asks the endpoints, and where they have thrown the block away the archival ones.</summary>
    /// <exception cref="NearRpcException">The call did not give a result.</exception>
    public async Task<JsonElement> CallAsync(string method, Action<Utf8JsonWriter> writeParameters, CancellationToken cancellationToken)
    {
        var request = RpcRequest.Write(Interlocked.Increment(ref _lastId), method, writeParameters);
        try
        {
            return await CallAsync(_endpoints, request, cancellationToken);
        }
        catch (NearRpcException e) when (e.Kind == NearRpcErrorKind.GarbageCollected && !_archival.IsEmpty)
        {
            return await CallAsync(_archival, request, cancellationToken);
        }
    }

    private async Task<JsonElement> CallAsync(RpcEndpoints endpoints, byte[] request, CancellationToken cancellationToken)
    {
        var start = endpoints.Start;
        var attempts = 0;
        try
        {
            return await endpoints.Retries.ExecuteAsync(async token =>
            {
                var endpoint = endpoints.Pick(start + attempts++);
                var result = await AttemptAsync(endpoint, request, token);
                endpoints.Prefer(endpoint);
                return result;
            }, cancellationToken);
        }
        catch (NearRpcException e)
        {
            e.Attempts = attempts;
            throw;
        }
    }

    private async Task<JsonElement> AttemptAsync(RpcEndpoint endpoint, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            return await endpoint.Pipeline.ExecuteAsync(
                async token => await _attempt.RunAsync(endpoint.Uri, request, token), cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            throw new NearRpcException(NearRpcErrorKind.Unreachable, $"{endpoint.Uri.Host} kept failing and is left alone for now.", e);
        }
        catch (NearRpcException e) when (e.RetryAfter is { } rest)
        {
            endpoint.RestFor(rest < _longestRest ? rest : _longestRest);
            throw;
        }
    }
}
