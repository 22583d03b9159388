using System.Text;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Application.Transactions;

/// <summary>Fills in what only the chain knows: the key's next nonce and a recent block.</summary>
public sealed class TransactionBuilder(JsonRpcClient rpc)
{
    // About forty minutes on a public network.
    private const ulong ValidForBlocks = 4_000;

    /// <summary>A plain transfer: no contract is called, so method and arguments are empty.</summary>
    public async Task<Result<PreparedTransaction, TransactionRefusal>> TransferAsync(
        string signer, PublicKey key, string receiver, NearToken amount, CancellationToken cancellationToken)
    {
        try
        {
            var account = AccountId.Parse(signer);
            var access = await rpc.ViewAccessKeyAsync(account, key, BlockReference.Optimistic, cancellationToken);
            var transaction = new Transaction(
                account, key, access.Nonce + 1, AccountId.Parse(receiver), access.BlockHash, [new NearAction.Transfer(amount)]);
            return new Result<PreparedTransaction, TransactionRefusal>.Ok(new PreparedTransaction(
                transaction.ToBorsh(), transaction.Hash.ToString(), receiver, "", "", amount.ToYoctoString(), 0));
        }
        catch (NearRpcException e)
        {
            return Refuse(e, key);
        }
    }

    public async Task<Result<PreparedTransaction, TransactionRefusal>> BuildAsync(
        string signer, PublicKey key, string contract, ContractCall call, CancellationToken cancellationToken)
    {
        try
        {
            var account = AccountId.Parse(signer);
            // The newest nonce, not the newest final one: an account may send its next transaction as soon as the last has run.
            var access = await rpc.ViewAccessKeyAsync(account, key, BlockReference.Optimistic, cancellationToken);
            var action = new NearAction.FunctionCall(call.Method, Encoding.UTF8.GetBytes(call.ArgumentsJson), call.Gas, call.Deposit);
            var transaction = new Transaction(account, key, access.Nonce + 1, AccountId.Parse(contract), access.BlockHash, [action]);
            return new Result<PreparedTransaction, TransactionRefusal>.Ok(new PreparedTransaction(
                transaction.ToBorsh(), transaction.Hash.ToString(), contract, call.Method, call.ArgumentsJson,
                call.Deposit.ToYoctoString(), call.Gas.Value)
            {
                Delegate = call.Deposit > RelayerOptions.MostDeposit || call.Gas.Value > RelayerOptions.MostGas.Value
                    ? null
                    : Delegate(new DelegateAction(
                        account, AccountId.Parse(contract), [action], access.Nonce + 1, access.BlockHeight + ValidForBlocks, key)),
            });
        }
        catch (NearRpcException e)
        {
            return Refuse(e, key);
        }
    }

    private static Result<PreparedTransaction, TransactionRefusal> Refuse(NearRpcException e, PublicKey key) =>
        new Result<PreparedTransaction, TransactionRefusal>.Refused(
            e.Kind is NearRpcErrorKind.UnknownAccessKey or NearRpcErrorKind.UnknownAccount
                ? new TransactionRefusal.KeyNotOnAccount(key.ToString())
                : new TransactionRefusal.ChainUnavailable());

    private static PreparedDelegate Delegate(DelegateAction action) =>
        new(action.ToBorsh(), action.Hash.ToString(), action.MaxBlockHeight);
}
