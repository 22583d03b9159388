using NeuraNft.Application.Transactions;
using NeuraNft.Domain;

namespace NeuraNft.Api.Transactions;

/// <summary>A transaction for the caller's wallet to sign.</summary>
/// <param name="Borsh">The unsigned transaction.</param>
/// <param name="Hash">Its SHA-256 in base58: the transaction hash, and what Ed25519 signs.</param>
/// <param name="Receiver">The contract.</param>
/// <param name="Method">The contract's method.</param>
/// <param name="Arguments">JSON.</param>
/// <param name="Deposit">Attached yoctoNEAR, decimal; what storage does not need comes back.</param>
/// <param name="Gas">Attached gas units, decimal.</param>
public sealed record UnsignedTransaction(byte[] Borsh, string Hash, Account Receiver, string Method, string Arguments, string Deposit,
    string Gas)
{
    internal static UnsignedTransaction From(PreparedTransaction p) => new(
        p.Borsh.ToArray(), p.Hash, Account.Parse(p.Receiver), p.Method, p.ArgumentsJson, p.Deposit,
        p.Gas.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
