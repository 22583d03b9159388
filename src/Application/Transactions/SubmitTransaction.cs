using Microsoft.Extensions.Options;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;

namespace NeuraNft.Application.Transactions;

using Submitted = Result<string, TransactionRefusal>;

/// <summary>Relays a transaction that the caller's wallet signed, and waits until it has run.</summary>
public sealed class SubmitTransaction(JsonRpcClient rpc, IOptions<ChainOptions> chain, IOptions<DepositOptions> deposits)
{
    /// <summary>Longer than any call of the contract, shorter than what a relay would be abused for.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <returns>The transaction hash.</returns>
    public async Task<Submitted> HandleAsync(Account caller, ReadOnlyMemory<byte> signedBorsh, CancellationToken cancellationToken)
    {
        if (signedBorsh.Length > MaxBytes)
            return Refuse(new TransactionRefusal.Malformed($"A signed transaction here has at most {MaxBytes} bytes."));
        if (Read(signedBorsh) is not { } signed || !signed.VerifySignature())
            return Refuse(new TransactionRefusal.Malformed("Not the borsh bytes of a transaction with a valid Ed25519 signature."));
        if (signed.Transaction.Signer.Value != caller.Value)
            return Refuse(new TransactionRefusal.NotRelayed("The transaction's signer is not the account that is logged in."));
        if (!IsDeposit(signed.Transaction) && (!IsRelayed(signed.Transaction.Receiver.Value)
            || signed.Transaction.Actions.Any(a => a is not NearAction.FunctionCall)))
            return Refuse(new TransactionRefusal.NotRelayed("Only calls of this market's contract, and deposits, are relayed."));
        try
        {
            var status = await rpc.SendTransactionAsync(signed, TransactionWait.ExecutedOptimistic, cancellationToken);
            return TransactionFailure.Of(status) is { } failure
                ? Refuse(failure.ToRefusal(signed.Hash.ToString()))
                : new Submitted.Ok(signed.Hash.ToString());
        }
        catch (NearRpcException e)
        {
            return Refuse(e.InvalidTransaction is { } invalid
                ? new TransactionRefusal.ChainRefused(invalid.Reason)
                : new TransactionRefusal.ChainUnavailable());
        }
    }

    // The contract of assets and the market; not every contract whose tokens are shown.
    private bool IsRelayed(string receiver) =>
        chain.Value.Followed().Any(c => c.Kind != ContractKind.Nep171 && c.Account == receiver);

    private bool IsDeposit(Transaction transaction) =>
        transaction.Receiver.Value == deposits.Value.Receiver?.Value && transaction.Actions is [NearAction.Transfer];

    private static Submitted Refuse(TransactionRefusal refusal) => new Submitted.Refused(refusal);

    private static SignedTransaction? Read(ReadOnlyMemory<byte> borsh)
    {
        try
        {
            return SignedTransaction.FromBorsh(borsh.Span);
        }
        catch (NearFormatException)
        {
            return null;
        }
    }
}
