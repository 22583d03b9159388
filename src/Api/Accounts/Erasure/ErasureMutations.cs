using System.Security.Claims;
using Microsoft.Extensions.Options;
using NeuraNft.Application;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts.Erasure;

/// <param name="IdempotencyKey">The client's.</param>
/// <param name="Account">The caller's own, once more: it cannot be undone.</param>
public sealed record EraseMyDataInput(Guid IdempotencyKey, Account Account);

/// <param name="Receipt">Where it landed in the log; position 0: there was nothing left to erase.</param>
/// <param name="Errors">Why not.</param>
public sealed record EraseMyDataPayload(CommandReceipt? Receipt, IReadOnlyList<EraseMyDataError>? Errors);

/// <summary>Only a session may ask: the account was proven by its wallet.</summary>
[MutationType]
public static partial class ErasureMutations
{
    /// <summary>
    /// Erases what the caller wrote here: names of API keys, inputs and answers of inference jobs. Their proofs stay valid. Accounts,
    /// rights and messages that are on the chain cannot be erased.
    /// </summary>
    [Authorize(Policies.Session)]
    public static async Task<EraseMyDataPayload> EraseMyDataAsync(
        EraseMyDataInput input, ClaimsPrincipal user, EraseSubject erase, IOptions<ChainOptions> chain, CancellationToken cancellationToken)
    {
        var caller = user.RequiredAccount();
        if (input.Account != caller) return new EraseMyDataPayload(null, [EraseMyDataError.NotConfirmed(caller)]);
        var command = new EraseSubject.Command(chain.Value.Network, caller, input.IdempotencyKey, caller);
        return await erase.HandleAsync(command, cancellationToken) switch
        {
            Result<CommandAnswer, CommandRefusal>.Ok(var answer) => new EraseMyDataPayload(Receipts.Of(answer), null),
            Result<CommandAnswer, CommandRefusal>.Refused(var refusal) =>
                new EraseMyDataPayload(null, [EraseMyDataError.OtherInput(refusal.CommandId)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
