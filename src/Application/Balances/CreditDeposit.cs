using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Application.Balances;

using Credited = Result<(CommandAnswer Answer, Yocto Amount), DepositRefusal>;

/// <summary>
/// Credits what an account paid in on chain, once the chain says so itself: a transfer of the account's own, final and succeeded, to the
/// account that the operator named. The transaction's hash is the reference, as of what an operator credits by hand: once, whoever asks.
/// </summary>
public sealed class CreditDeposit(JsonRpcClient rpc, CreditBalance credit, IOptions<DepositOptions> options)
{
    /// <summary>As `neura balances credit` has it: the same payment by either way is one.</summary>
    private const string Source = "operator";

    public async Task<Credited> HandleAsync(Account caller, string hash, CancellationToken cancellationToken)
    {
        // Who is paid pays nothing to himself.
        if (options.Value.Receiver is not { } receiver || receiver == caller)
            return Refuse(new DepositRefusal.NotTaken());
        if (!CryptoHash.TryParse(hash, out var known))
            return Refuse(new DepositRefusal.NoSuchPayment());
        try
        {
            var status = await rpc.TransactionStatusAsync(known, AccountId.Parse(caller.Value), TransactionWait.None, cancellationToken);
            return status.Transaction is { } sent && status.FinalExecutionStatus == "FINAL"
                ? await CreditAsync(caller, receiver, known, status, sent, cancellationToken)
                : Refuse(status.IsKnown ? new DepositRefusal.NotFinal() : new DepositRefusal.NoSuchPayment());
        }
        catch (NearRpcException e)
        {
            return Refuse(e.Kind == NearRpcErrorKind.UnknownTransaction
                ? new DepositRefusal.NoSuchPayment()
                : new DepositRefusal.ChainUnavailable());
        }
    }

    private async Task<Credited> CreditAsync(
        Account caller, Account receiver, CryptoHash hash, TransactionStatus status, TransactionView sent,
        CancellationToken cancellationToken)
    {
        // All of it: a node that answers with another transaction pays nobody.
        if (sent.Hash != hash || sent.SignerId.Value != caller.Value || sent.ReceiverId.Value != receiver.Value
            || status.Status is not ExecutionStatus.SuccessValue || AmountOf(sent) is not { } amount)
            return Refuse(new DepositRefusal.NoSuchPayment());
        var command = new CreditBalance.Command(caller, amount, Source, hash.ToString(), $"deposit:{caller.Value}");
        return await credit.HandleAsync(command, cancellationToken) switch
        {
            Result<CommandAnswer, BalanceRefusal>.Ok(var answer) => new Credited.Ok((answer, amount)),
            Result<CommandAnswer, BalanceRefusal>.Refused { Refusal: BalanceRefusal.OtherPayment } =>
                Refuse(new DepositRefusal.CreditedOtherwise()),
            var other => throw new InvalidOperationException($"A payment that the chain has cannot be credited: {other}."),
        };
    }

    /// <returns>Null where it does anything but transfer, or transfers nothing.</returns>
    internal static Yocto? AmountOf(TransactionView sent)
    {
        if (sent.Actions.Count != 1 || sent.Actions[0] is not { Kind: "Transfer", Body: var body })
            return null;
        return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("deposit", out var deposit)
            && deposit.ValueKind == JsonValueKind.String
            && UInt128.TryParse(deposit.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var yocto) && yocto > 0
                ? new Yocto(yocto)
                : null;
    }

    private static Credited Refuse(DepositRefusal refusal) => new Credited.Refused(refusal);
}
