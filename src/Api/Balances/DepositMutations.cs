using System.Security.Claims;
using Microsoft.Extensions.Options;
using Neura.Near;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Transactions;
using NeuraNft.Application;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Log;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain;

namespace NeuraNft.Api.Balances;

/// <param name="Amount">In yoctoNEAR.</param>
/// <param name="PublicKey">The full-access key that will sign.</param>
public sealed record PrepareDepositInput(Yocto Amount, string PublicKey);

/// <param name="TransactionHash">Of a transfer by the caller to network.depositsTo, in base58.</param>
public sealed record CreditDepositInput(string TransactionHash);

/// <param name="Amount">What was credited, now or before.</param>
/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record CreditDepositPayload(Yocto? Amount, CommandReceipt? Receipt, IReadOnlyList<DepositError>? Errors);

/// <summary>Paying in, for runs.</summary>
[MutationType]
public static partial class DepositMutations
{
    private static readonly DepositError NotTaken = new DepositError.DepositsNotTakenError();

    /// <summary>
    /// Prepares a plain transfer to network.depositsTo; its method and arguments are empty. Once it is final, creditDeposit adds it to the
    /// caller's balance.
    /// </summary>
    [Authorize(Policies.Prepare)]
    public static async Task<PrepareTransactionPayload> PrepareDepositAsync(
        PrepareDepositInput input, ClaimsPrincipal user, TransactionBuilder builder, IOptions<DepositOptions> options,
        IHttpContextAccessor http, CancellationToken cancellationToken)
    {
        var caller = user.RequiredAccount();
        if (options.Value.Receiver is not { } receiver || receiver == caller)
            return Refused(NotTaken.Code, NotTaken.Message);
        if (input.Amount == Yocto.Zero)
            return Refused("INVALID_AMOUNT", "A deposit is at least 1 yoctoNEAR.");
        return await Preparing.PayloadAsync(
            input.PublicKey,
            key => builder.TransferAsync(caller.Value, key, receiver.Value, new NearToken(input.Amount.Amount), cancellationToken), http);
    }

    /// <summary>
    /// Credits the caller's own payment, once the chain has it for good. May be repeated: a transaction is credited once, for ever.
    /// </summary>
    [Authorize(Policies.Session), Cost(10)]
    public static async Task<CreditDepositPayload> CreditDepositAsync(
        CreditDepositInput input, ClaimsPrincipal user, CreditDeposit deposit, IHttpContextAccessor http,
        CancellationToken cancellationToken) =>
        await deposit.HandleAsync(user.RequiredAccount(), input.TransactionHash, cancellationToken) switch
        {
            Result<(CommandAnswer Answer, Yocto Amount), DepositRefusal>.Ok({ } ok) =>
                new CreditDepositPayload(ok.Amount, Receipts.Of(ok.Answer), null),
            Result<(CommandAnswer Answer, Yocto Amount), DepositRefusal>.Refused({ } refusal) =>
                new CreditDepositPayload(null, null, [DepositError.From(refusal) ?? throw Unavailable.Chain(http)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static PrepareTransactionPayload Refused(string code, string message) =>
        new(null, [new TransactionError.NotRelayedError(code, message)]);
}
