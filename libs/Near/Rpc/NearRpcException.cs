namespace Neura.Near.Rpc;

/// <summary>A JSON-RPC call that did not give its result.</summary>
public sealed class NearRpcException(NearRpcErrorKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public NearRpcErrorKind Kind { get; } = kind;

    /// <summary>`error.name`: HANDLER_ERROR, REQUEST_VALIDATION_ERROR or INTERNAL_ERROR.</summary>
    public string? Name { get; init; }

    /// <summary>`error.cause.name`: UNKNOWN_BLOCK, INVALID_TRANSACTION and so on.</summary>
    public string? CauseName { get; init; }

    /// <summary>`error.code`: -32000 and the like.</summary>
    public int? Code { get; init; }

    /// <summary>HTTP status, where one was received.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>How many times the call was tried, this failure included.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>How long the server asked to be left alone (Retry-After); null where it did not.</summary>
    public TimeSpan? RetryAfter { get; internal set; }

    /// <summary>Why a transaction was refused, for <see cref="NearRpcErrorKind.InvalidTransaction"/>.</summary>
    public InvalidTransaction? InvalidTransaction { get; init; }

    /// <summary>What the contract said when it panicked, without the node's wrapping.</summary>
    public string? PanicMessage { get; init; }

    /// <summary>The raw `error.cause.info` or `error.data`, cut to 4 KiB. For logs and people, not for branching.</summary>
    public string? Detail { get; init; }

    internal static NearRpcException Contradiction(string what) =>
        new(NearRpcErrorKind.InvalidResponse, $"The node contradicts itself: {what}.");

    /// <summary>Trying again, at another endpoint or later, may help.</summary>
    public bool IsRetryable => Kind is NearRpcErrorKind.Timeout or NearRpcErrorKind.RateLimited or NearRpcErrorKind.NotSynced
        or NearRpcErrorKind.ServerError or NearRpcErrorKind.Unreachable;
}
