using System.Net;

namespace Neura.Near.Rpc;

/// <summary>Which kind an error is, by its cause, its name, and last by its HTTP status.</summary>
internal static class RpcErrorKinds
{
    public static NearRpcErrorKind Of(string? causeName, string? name, bool methodNotFound, HttpStatusCode http) =>
        OfCause(causeName)
        ?? (methodNotFound ? NearRpcErrorKind.MethodNotFound : (NearRpcErrorKind?)null)
        ?? OfName(name)
        ?? Of(http)
        ?? NearRpcErrorKind.Other;

    public static NearRpcErrorKind? Of(HttpStatusCode http) => (int)http switch
    {
        408 => NearRpcErrorKind.Timeout,
        429 => NearRpcErrorKind.RateLimited,
        >= 500 => NearRpcErrorKind.ServerError,
        _ => null,
    };

    /// <summary>The texts of nearcore's view runtime; there is nothing else to tell them apart by.</summary>
    public static NearRpcErrorKind OfQueryText(string text) => text switch
    {
        _ when text.Contains("access key", StringComparison.Ordinal) && text.Contains("does not exist", StringComparison.Ordinal)
            => NearRpcErrorKind.UnknownAccessKey,
        _ when text.StartsWith("account ", StringComparison.Ordinal) && text.Contains("does not exist", StringComparison.Ordinal)
            => NearRpcErrorKind.UnknownAccount,
        _ when text.Contains("CodeDoesNotExist", StringComparison.Ordinal) => NearRpcErrorKind.NoContract,
        _ => NearRpcErrorKind.ContractPanic,
    };

    private static NearRpcErrorKind? OfCause(string? causeName) => causeName switch
    {
        "UNKNOWN_BLOCK" => NearRpcErrorKind.UnknownBlock,
        "GARBAGE_COLLECTED_BLOCK" => NearRpcErrorKind.GarbageCollected,
        "TIMEOUT_ERROR" => NearRpcErrorKind.Timeout,
        "INVALID_TRANSACTION" => NearRpcErrorKind.InvalidTransaction,
        "UNKNOWN_ACCOUNT" => NearRpcErrorKind.UnknownAccount,
        "UNKNOWN_ACCESS_KEY" => NearRpcErrorKind.UnknownAccessKey,
        "UNKNOWN_RECEIPT" => NearRpcErrorKind.UnknownReceipt,
        "UNKNOWN_TRANSACTION" or "UNKNOWN_TRANSACTION_OR_RECEIPT" => NearRpcErrorKind.UnknownTransaction,
        "UNKNOWN_CHUNK" => NearRpcErrorKind.UnknownChunk,
        "NO_CONTRACT_CODE" => NearRpcErrorKind.NoContract,
        "CONTRACT_EXECUTION_ERROR" => NearRpcErrorKind.ContractPanic,
        "METHOD_NOT_FOUND" => NearRpcErrorKind.MethodNotFound,
        "PARSE_ERROR" or "INVALID_ACCOUNT" or "INVALID_SHARD_ID" => NearRpcErrorKind.InvalidRequest,
        "NOT_SYNCED_YET" or "NO_SYNCED_BLOCKS" or "NO_SYNCED_YET" or "UNAVAILABLE_SHARD" or "DOES_NOT_TRACK_SHARD" or "NOT_CONFIRMED"
            => NearRpcErrorKind.NotSynced,
        "INTERNAL_ERROR" => NearRpcErrorKind.ServerError,
        _ => null,
    };

    private static NearRpcErrorKind? OfName(string? name) => name switch
    {
        "REQUEST_VALIDATION_ERROR" => NearRpcErrorKind.InvalidRequest,
        "INTERNAL_ERROR" => NearRpcErrorKind.ServerError,
        _ => null,
    };
}
