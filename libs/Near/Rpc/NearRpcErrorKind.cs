namespace Neura.Near.Rpc;

/// <summary>What went wrong, in the terms a caller acts on.</summary>
public enum NearRpcErrorKind
{
    /// <summary>The node has no such block: a skipped height, one still to come, or one it has not yet heard of.</summary>
    UnknownBlock,

    /// <summary>The block is older than the node keeps: an archival node is needed.</summary>
    GarbageCollected,

    /// <summary>The node or the network took too long. Retried.</summary>
    Timeout,

    /// <summary>HTTP 429. Retried.</summary>
    RateLimited,

    /// <summary>The transaction was refused before it ran; <see cref="NearRpcException.InvalidTransaction"/> says why.</summary>
    InvalidTransaction,

    /// <summary>
    /// A view call failed; <see cref="NearRpcException.PanicMessage"/> holds what the contract said, where it said anything.
    /// </summary>
    ContractPanic,

    /// <summary>There is no such account.</summary>
    UnknownAccount,
    /// <summary>The account has no such key.</summary>
    UnknownAccessKey,
    /// <summary>The node has not seen the receipt.</summary>
    UnknownReceipt,
    /// <summary>The node has not seen the transaction.</summary>
    UnknownTransaction,
    /// <summary>The node has no such chunk.</summary>
    UnknownChunk,

    /// <summary>The account has no contract.</summary>
    NoContract,

    /// <summary>The node, or the contract, has no such method.</summary>
    MethodNotFound,

    /// <summary>The node could not make sense of the request.</summary>
    InvalidRequest,

    /// <summary>The node is behind the network, or does not track the shard. Retried.</summary>
    NotSynced,

    /// <summary>An internal error of the node, or HTTP 5xx. Retried.</summary>
    ServerError,

    /// <summary>No connection. Retried.</summary>
    Unreachable,

    /// <summary>The answer is longer than <see cref="JsonRpcClientOptions.MaxResponseBytes"/>.</summary>
    ResponseTooLarge,

    /// <summary>The answer is not what the method answers with.</summary>
    InvalidResponse,

    /// <summary>Any other error; see name and cause.</summary>
    Other,
}
