namespace Neura.Near.Rpc;

/// <summary>How to reach NEAR nodes.</summary>
public sealed record JsonRpcClientOptions
{
    /// <summary>At least one; the first is preferred, the next is tried when one fails with a retryable error.</summary>
    public required IReadOnlyList<Uri> Endpoints { get; init; }

    /// <summary>Nodes that keep everything: asked where the others have thrown the block away. Default none.</summary>
    public IReadOnlyList<Uri> ArchivalEndpoints { get; init; } = [];

    /// <summary>Time for one attempt. Default 20 s: a node itself waits up to 10 s for a transaction.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Attempts after the first. Default 4; 0 turns retries off.</summary>
    public int MaxRetries { get; init; } = 4;

    /// <summary>Delay before the first retry; doubles each time, with jitter. Default 200 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest delay between two attempts. Default 10 s.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest Retry-After that is honoured. Default 30 s.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Share of failed attempts, 0 to 1, at which an endpoint is left alone for a while. Default 0.8.</summary>
    public double CircuitFailureRatio { get; init; } = 0.8;

    /// <summary>Attempts within <see cref="CircuitSampling"/> before the share counts. Default 8; at least 2.</summary>
    public int CircuitMinimumThroughput { get; init; } = 8;

    /// <summary>Time over which attempts are counted. Default 30 s.</summary>
    public TimeSpan CircuitSampling { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an endpoint is left alone before one attempt tries it again. Default 5 s.</summary>
    public TimeSpan CircuitBreak { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest answer read, in bytes after decompression. Default 16 MiB.</summary>
    public int MaxResponseBytes { get; init; } = 16 * 1024 * 1024;
}
