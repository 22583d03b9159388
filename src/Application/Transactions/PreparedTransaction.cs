namespace NeuraNft.Application.Transactions;

/// <summary>An unsigned transaction for the caller's wallet. The hash is what is signed (Ed25519 over its 32 bytes).</summary>
/// <param name="Borsh">The transaction in borsh.</param>
/// <param name="Hash">SHA-256 of it, base58: the transaction hash.</param>
/// <param name="Receiver">The contract's account.</param>
/// <param name="Method">The contract's method.</param>
/// <param name="ArgumentsJson">Its arguments.</param>
/// <param name="Deposit">Attached yoctoNEAR, decimal.</param>
/// <param name="Gas">Attached gas units.</param>
public sealed record PreparedTransaction(
    ReadOnlyMemory<byte> Borsh, string Hash, string Receiver, string Method, string ArgumentsJson, string Deposit, ulong Gas)
{
    /// <summary>The same call for a relayer to pay for; null where it deposits more than the yocto that rights are moved with.</summary>
    public PreparedDelegate? Delegate { get; init; }
}

/// <summary>An unsigned delegate action (NEP-366). The hash is what is signed.</summary>
/// <param name="Borsh">The action, without the prefix of what is signed.</param>
/// <param name="Hash">SHA-256 of prefix and action, base58.</param>
/// <param name="MaxBlockHeight">The last height at which it may be included.</param>
public sealed record PreparedDelegate(ReadOnlyMemory<byte> Borsh, string Hash, ulong MaxBlockHeight);
