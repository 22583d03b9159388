using Polly;
using Polly.CircuitBreaker;

namespace Neura.Near.Rpc;

/// <summary>One endpoint: its circuit, which opens where the endpoint keeps failing, and until when it asked to be left alone.</summary>
internal sealed class RpcEndpoint
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly TimeProvider _time;
    private long _restUntil;

    public RpcEndpoint(Uri uri, JsonRpcClientOptions options, TimeProvider time)
    {
        Uri = uri;
        _time = time;
        Pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<NearRpcException>(IsItsFault),
                FailureRatio = options.CircuitFailureRatio,
                MinimumThroughput = options.CircuitMinimumThroughput,
                SamplingDuration = options.CircuitSampling,
                BreakDuration = options.CircuitBreak,
                StateProvider = _state,
            })
            .Build();
    }

    public Uri Uri { get; }

    /// <summary>The circuit; an attempt goes through it.</summary>
    public ResiliencePipeline Pipeline { get; }

    public bool IsOpen => _state.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>How long it asked to be left alone, from now on.</summary>
    public TimeSpan Rest
    {
        get
        {
            var until = new DateTimeOffset(Volatile.Read(ref _restUntil), TimeSpan.Zero);
            var now = _time.GetUtcNow();
            return until > now ? until - now : TimeSpan.Zero;
        }
    }

    public void RestFor(TimeSpan rest) => Volatile.Write(ref _restUntil, (_time.GetUtcNow() + rest).UtcTicks);

    // A time-out of a transaction that is waited for, or a limit of requests, does not make an endpoint a broken one.
    private static bool IsItsFault(NearRpcException e) =>
        e.Kind is NearRpcErrorKind.Unreachable or NearRpcErrorKind.ServerError or NearRpcErrorKind.NotSynced
        || e is { Kind: NearRpcErrorKind.Timeout, CauseName: null };
}
