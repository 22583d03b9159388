using Microsoft.Extensions.Options;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;

namespace NeuraNft.Application.Transactions;

using Submitted = Result<string, TransactionRefusal>;

/// <summary>
/// Relays a delegate action (NEP-366) that the caller's wallet signed, and pays its gas: of calls of this market's contracts that deposit
/// no more than the yocto that rights are moved with, and only so many for an account, and for all. The same action again is the same
/// transaction, and has the same answer.
/// </summary>
public sealed class SubmitDelegate(
    JsonRpcClient rpc, RelayedDelegates relayed, IOptions<RelayerOptions> relayer, IOptions<ChainOptions> chain, TimeProvider time)
    : IDisposable
{
    private const int MaxBytes = 16 * 1024;

    private readonly Lazy<(InMemorySigner Signer, TransactionSender Sender, Relayer Relayer)> parts =
        new(() => Make(rpc, relayer.Value, chain.Value, time));

    /// <returns>Hash of the transaction that carries it.</returns>
    public async Task<Submitted> HandleAsync(Account caller, ReadOnlyMemory<byte> signedBorsh, CancellationToken cancellationToken)
    {
        if (relayer.Value.Account is not { } payer)
            return Refuse(new TransactionRefusal.NotRelayed("This market pays for nobody: send a transaction of your own."));
        if (signedBorsh.Length > MaxBytes || Read(signedBorsh) is not { } signed || !signed.VerifySignature())
            return Refuse(new TransactionRefusal.Malformed("Not the borsh bytes of a delegate action with a valid Ed25519 signature."));
        if (signed.DelegateAction.Sender.Value != caller.Value)
            return Refuse(new TransactionRefusal.NotRelayed("The action's sender is not the account that is logged in."));
        var hash = signed.DelegateAction.Hash.ToString();
        if (await relayed.TransactionOfAsync(hash, caller, cancellationToken) is { } known)
            return Answer(known.Hash, known.Failure);
        var place = await relayed.TakeAsync(hash, caller, payer, GasOf(signed.DelegateAction), relayer.Value.Limits, cancellationToken);
        if (place == RelayPlace.None)
            return Refuse(await relayed.IsTakenAsync(hash, cancellationToken)
                ? new TransactionRefusal.NotRelayed("The same action is on its way: ask again.")
                : new TransactionRefusal.TooManyRelayed(relayer.Value.MostAnHour));
        // The caller may go; what was begun is brought to its end, or nobody would know what was paid for.
        return await RelayAsync(hash, signed, place).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!parts.IsValueCreated)
            return;
        parts.Value.Sender.Dispose();
        parts.Value.Signer.Dispose();
    }

    // The sender ends by itself: with a result, a failure, or a hash to ask for.
    private async Task<Submitted> RelayAsync(string hash, SignedDelegateAction signed, RelayPlace place)
    {
        try
        {
            var result = await parts.Value.Relayer.RelayAsync(signed, TransactionWait.ExecutedOptimistic, CancellationToken.None);
            if (result is RelayResult.Relayed { Status.TransactionOutcome: { } outcome } sent)
                return await SentAsync(hash, outcome.Id, TransactionFailure.Of(sent.Status));
            if (result is not RelayResult.Refused { Reason: not RelayRefusal.Repeated } refused)
                return Refuse(new TransactionRefusal.ChainUnavailable());
            await GiveBackAsync(hash, place);
            return Refuse(Refusal(refused.Reason));
        }
        catch (NearRpcException)
        {
            await GiveBackAsync(hash, place);
            return Refuse(new TransactionRefusal.ChainUnavailable());
        }
        catch (NearFormatException e)
        {
            await GiveBackAsync(hash, place);
            return Refuse(new TransactionRefusal.Malformed(e.Message));
        }
        catch (TransactionPendingException pending)
        {
            // It may still apply: its progress can be followed, and its place is used.
            return await SentAsync(hash, pending.Transaction.Hash, null);
        }
    }

    private async Task<Submitted> SentAsync(string hash, CryptoHash transaction, TransactionFailure? failure)
    {
        await relayed.SentAsync(hash, transaction.ToString(), failure, CancellationToken.None);
        return Answer(transaction.ToString(), failure);
    }

    // Where it may have gone out before, a refusal now (the nonce is used) does not tell that nothing was paid.
    private Task GiveBackAsync(string hash, RelayPlace place) =>
        place == RelayPlace.First ? relayed.GiveBackAsync(hash, CancellationToken.None) : Task.CompletedTask;

    private static Submitted Answer(string transaction, TransactionFailure? failure) =>
        failure is null ? new Submitted.Ok(transaction) : Refuse(failure.ToRefusal(transaction));

    // More than is paid for at once is refused before it is sent.
    private static Gas GasOf(DelegateAction action)
    {
        var gas = action.Actions.OfType<NearAction.FunctionCall>().Aggregate((UInt128)0, (sum, call) => sum + call.Gas.Value);
        return gas > RelayerOptions.MostGas.Value ? RelayerOptions.MostGas : new Gas((ulong)gas);
    }

    private static (InMemorySigner, TransactionSender, Relayer) Make(
        JsonRpcClient rpc, RelayerOptions relayer, ChainOptions chain, TimeProvider time)
    {
        var signer = new InMemorySigner(AccountId.Parse(relayer.Account!), relayer.ReadKey());
        var sender = new TransactionSender(rpc, signer, new TransactionSenderOptions(), time);
        var policy = new RelayerPolicy
        {
            Receivers = chain.Followed().Where(c => c.Kind != ContractKind.Nep171).Select(c => AccountId.Parse(c.Account)).ToHashSet(),
            MaxDeposit = RelayerOptions.MostDeposit,
            MaxGas = RelayerOptions.MostGas,
        };
        return (signer, sender, new Relayer(rpc, sender, policy));
    }

    private static TransactionRefusal Refusal(RelayRefusal reason) => reason switch
    {
        RelayRefusal.UnknownKey or RelayRefusal.KeyNotPermitted =>
            new TransactionRefusal.NotRelayed("The key is not on the account, or may not sign this."),
        RelayRefusal.TooMuchDeposit => new TransactionRefusal.NotRelayed("More than one yocto is deposited: nobody pays that for another."),
        RelayRefusal.TooMuchGas => new TransactionRefusal.NotRelayed("More gas is attached than is paid for."),
        RelayRefusal.ReceiverNotAllowed => new TransactionRefusal.NotRelayed("Only calls of this market's contracts are relayed."),
        RelayRefusal.Expired or RelayRefusal.ValidTooLong => new TransactionRefusal.ChainRefused("Expired"),
        RelayRefusal.WrongNonce => new TransactionRefusal.ChainRefused("InvalidNonce"),
        _ => new TransactionRefusal.NotRelayed($"It is not relayed: {reason.GetType().Name}."),
    };

    private static SignedDelegateAction? Read(ReadOnlyMemory<byte> borsh)
    {
        try
        {
            return SignedDelegateAction.FromBorsh(borsh.Span);
        }
        catch (NearFormatException)
        {
            return null;
        }
    }

    private static Submitted Refuse(TransactionRefusal refusal) => new Submitted.Refused(refusal);
}
