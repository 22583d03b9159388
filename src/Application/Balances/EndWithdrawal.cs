using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Application.Balances;

/// <summary>
/// The operator says what became of a withdrawal: paid by a transaction, or returned for a reason. Repeating it changes nothing.
/// </summary>
public sealed class EndWithdrawal(DocumentStore store)
{
    /// <returns>The position of its event; 0 where it was so already.</returns>
    public async Task<Result<CommandAnswer, BalanceRefusal>> HandleAsync(
        Account account, BalanceCommand command, string by, CancellationToken cancellationToken)
    {
        var written = await store.WriteAsync(
            StreamKeys.Balance(account), Aggregates.Balance, new EventMetadata { UserName = by },
            (state, _) => BalanceDecider.Decide(state, command).ToStore(), cancellationToken);
        return written.ToAnswer<BalanceRefusal>(default, new BalanceRefusal.OtherInput(default));
    }
}
