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
    ReadOnlyMemory<byte> Borsh, string Hash, string Receiver, string Method, string ArgumentsJson, string Deposit, ulong Gas);
