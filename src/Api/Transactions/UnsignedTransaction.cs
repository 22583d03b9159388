using NeuraNft.Application.Transactions;
using NeuraNft.Domain;

namespace NeuraNft.Api.Transactions;

/// <summary>A transaction for the caller's wallet to sign.</summary>
/// <param name="Borsh">The unsigned transaction.</param>
/// <param name="Hash">Its SHA-256 in base58: the transaction hash, and what Ed25519 signs.</param>
/// <param name="Receiver">The contract; of a deposit, who is paid.</param>
/// <param name="Method">The contract's method; empty of a plain transfer.</param>
/// <param name="Arguments">JSON; empty of a plain transfer.</param>
/// <param name="Deposit">Attached; what storage does not need comes back.</param>
/// <param name="Gas">Attached gas units, decimal.</param>
/// <param name="Delegate">
/// The same for gas-less use: signed instead, it goes to submitDelegate. Null where more than one yocto is deposited: nobody pays that for
/// another.
/// </param>
public sealed record UnsignedTransaction(byte[] Borsh, string Hash, Account Receiver, string Method, string Arguments, Yocto Deposit,
    string Gas, UnsignedDelegate? Delegate)
{
    internal static UnsignedTransaction From(PreparedTransaction p) => new(
        p.Borsh.ToArray(), p.Hash, Account.Parse(p.Receiver), p.Method, p.ArgumentsJson, Yocto.Parse(p.Deposit),
        p.Gas.ToString(System.Globalization.CultureInfo.InvariantCulture),
        p.Delegate is { } d ? new UnsignedDelegate(d.Borsh.ToArray(), d.Hash, (long)d.MaxBlockHeight) : null);
}

/// <summary>A delegate action (NEP-366) for the caller's wallet to sign and a relayer to pay for.</summary>
/// <param name="Borsh">The action. Signed is SHA-256 of the four bytes 6e 01 00 40 and these.</param>
/// <param name="Hash">That SHA-256 in base58: what Ed25519 signs.</param>
/// <param name="MaxBlockHeight">The last block that may include it.</param>
public sealed record UnsignedDelegate(byte[] Borsh, string Hash, long MaxBlockHeight);
