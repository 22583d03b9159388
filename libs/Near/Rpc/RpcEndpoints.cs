using Neura.Near.Http;
using Polly;

namespace Neura.Near.Rpc;

/// <summary>Endpoints of one kind, which of them is asked next, and when again.</summary>
internal sealed class RpcEndpoints
{
    private readonly RpcEndpoint[] _all;
    private int _preferred;

    public RpcEndpoints(IReadOnlyList<Uri> uris, JsonRpcClientOptions options, TimeProvider time)
    {
        _all = [.. uris.Select(uri => new RpcEndpoint(uri, options, time))];
        Retries = Http.Retries.Pipeline(
            new RetryLimits(options.MaxRetries, options.RetryDelay, options.MaxRetryDelay, options.MaxRetryAfter),
            e => e is NearRpcException { IsRetryable: true }, _ => ShortestRest(), time);
    }

    public bool IsEmpty => _all.Length == 0;

    public ResiliencePipeline Retries { get; }

    /// <summary>Where a call begins: at the one that worked last.</summary>
    public int Start => Volatile.Read(ref _preferred);

    /// <summary>
    /// The endpoint for an attempt: in turn from <paramref name="index"/>, passing over those whose circuit is open or that asked to
    /// be left alone; where all are so, the one whose turn it is.
    /// </summary>
    public RpcEndpoint Pick(int index)
    {
        for (var i = 0; i < _all.Length; i++)
            if (_all[(index + i) % _all.Length] is { IsOpen: false } endpoint && endpoint.Rest == TimeSpan.Zero) return endpoint;
        return _all[index % _all.Length];
    }

    /// <summary>Stay with what works.</summary>
    public void Prefer(RpcEndpoint endpoint) => Volatile.Write(ref _preferred, Array.IndexOf(_all, endpoint));

    /// <summary>How long to wait where everyone who could be asked wants rest; zero where somebody does not.</summary>
    private TimeSpan ShortestRest() => _all.Where(e => !e.IsOpen).Select(e => e.Rest).DefaultIfEmpty(TimeSpan.Zero).Min();
}
