using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Application.Balances;

/// <summary>Credits a payment that reached the platform. The same reference is credited once, whoever repeats it, for ever.</summary>
public sealed class CreditBalance(DocumentStore store)
{
    /// <param name="Account">Whose.</param>
    /// <param name="Amount">In yoctoNEAR.</param>
    /// <param name="Source">Where it was paid: "operator", "chain".</param>
    /// <param name="Reference">Names it there: a transaction's hash.</param>
    /// <param name="By">Who says so.</param>
    public sealed record Command(Account Account, Yocto Amount, string Source, string Reference, string By);

    public async Task<Result<CommandAnswer, BalanceRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        var id = NamedGuid.Of($"credit_balance/{command.Source}/{command.Reference}");
        var metadata = new EventMetadata
        {
            // The reference alone names it: a second one for another account or amount is no other payment.
            CommandId = id, CommandHash = CommandHash.Of(command with { By = "" }, store.Options.Json), UserName = command.By,
        };
        var credit = new BalanceCommand.CreditBalance(command.Account, command.Amount, command.Source, command.Reference);
        var written = await store.WriteAsync(
            StreamKeys.Balance(command.Account), Aggregates.Balance, metadata,
            (state, _) => BalanceDecider.Decide(state, credit).ToStore(), cancellationToken);
        return written.ToAnswer<BalanceRefusal>(id, new BalanceRefusal.OtherPayment(command.Reference));
    }
}
