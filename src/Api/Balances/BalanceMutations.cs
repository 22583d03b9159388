using System.Security.Claims;
using NeuraNft.Api.Accounts;
using NeuraNft.Application;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Api.Balances;

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Amount">In yoctoNEAR; to the caller's own account.</param>
public sealed record RequestWithdrawalInput(Guid IdempotencyKey, Yocto Amount);

/// <param name="WithdrawalId">Names it in viewer.balance.withdrawals.</param>
/// <param name="Receipt">Where it landed in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record RequestWithdrawalPayload(Guid? WithdrawalId, CommandReceipt? Receipt, IReadOnlyList<WithdrawalError>? Errors);

/// <summary>Taking money out.</summary>
[MutationType]
public static partial class BalanceMutations
{
    /// <summary>Asks for money to be paid out on chain, to the caller's own account. Pending until the operator has paid it.</summary>
    [Authorize(Policies.Session)]
    public static async Task<RequestWithdrawalPayload> RequestWithdrawalAsync(
        RequestWithdrawalInput input, ClaimsPrincipal user, RequestWithdrawal withdraw, CancellationToken cancellationToken)
    {
        var command = new RequestWithdrawal.Command(user.RequiredAccount(), input.IdempotencyKey, input.Amount);
        return await withdraw.HandleAsync(command, cancellationToken) switch
        {
            Result<CommandAnswer, BalanceRefusal>.Ok(var answer) =>
                new RequestWithdrawalPayload(answer.CommandId, Receipts.Of(answer), null),
            Result<CommandAnswer, BalanceRefusal>.Refused(var refusal) =>
                new RequestWithdrawalPayload(null, null, [WithdrawalError.From(refusal)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
