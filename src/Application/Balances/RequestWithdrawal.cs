using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Application.Balances;

/// <summary>Asks for money to be paid out on chain, to the account itself. It is no longer available from then on.</summary>
public sealed class RequestWithdrawal(DocumentStore store)
{
    /// <param name="Account">Proven at login.</param>
    /// <param name="IdempotencyKey">The client's.</param>
    /// <param name="Amount">In yoctoNEAR.</param>
    public sealed record Command(Account Account, Guid IdempotencyKey, Yocto Amount);

    /// <returns>The command's id is the withdrawal's.</returns>
    public async Task<Result<CommandAnswer, BalanceRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var id = CommandId.Of(command.Account, "request_withdrawal", command.IdempotencyKey);
        var metadata = new EventMetadata
        {
            CommandId = id, CommandHash = CommandHash.Of(command, store.Options.Json), UserName = command.Account.Value,
        };
        var written = await store.WriteAsync(
            StreamKeys.Balance(command.Account), Aggregates.Balance, metadata,
            (state, _) => BalanceDecider.Decide(
                state, new BalanceCommand.RequestWithdrawal(command.Account, id, command.Amount)).ToStore(),
            cancellationToken);
        return written.ToAnswer<BalanceRefusal>(id, new BalanceRefusal.OtherInput(id));
    }
}
