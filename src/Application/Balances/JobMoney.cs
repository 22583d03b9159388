using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;

namespace NeuraNft.Application.Balances;

/// <summary>
/// The money side of a job, in the transaction of the job's own event. Whoever writes a job's event writes it through here.
/// </summary>
internal static class JobMoney
{
    /// <summary>
    /// Puts a new job's price aside. The balance stays at the version that it was decided on until the commit: nothing is held twice.
    /// </summary>
    /// <returns>Null where it is held, or free.</returns>
    public static async Task<InferenceRefusal?> HoldAsync(
        this DocumentSession session, IEnumerable<InferenceEvent> begun, CancellationToken cancellationToken)
    {
        if (begun.OfType<InferenceEvent.InferenceRequested>().FirstOrDefault() is not { Price: { } price } asked)
            return null;
        var balance = await session.Events.FetchForWriting(StreamKeys.Balance(asked.Requester), Aggregates.Balance, cancellationToken);
        var hold = new BalanceCommand.HoldForJob(asked.Requester, asked.Job, asked.Asset, price.Amount);
        switch (BalanceDecider.Decide(balance.Aggregate, hold))
        {
            case Decision<BalanceEvent, BalanceRefusal>.Accepted accepted:
                balance.AppendMany(accepted.Events);
                return null;
            case Decision<BalanceEvent, BalanceRefusal>.Refused { Refusal: BalanceRefusal.InsufficientBalance no }:
                return new InferenceRefusal.InsufficientBalance(no.Needed, no.Available);
            case var other:
                throw new InvalidOperationException($"A price that was set cannot be held: {other}.");
        }
    }

    /// <summary>
    /// Charges or refunds what was held. At any version of the balances: the job's own stream, appended to at the version that was decided
    /// on, ends once.
    /// </summary>
    public static void Settle(this DocumentSession session, InferenceState before, IEnumerable<InferenceEvent> ends)
    {
        if (before.Asked is not { Price: not null } asked)
            return;
        foreach (var entry in ends.SelectMany(end => Settlement.Of(asked, end)))
            session.Events.Append(StreamKeys.Balance(entry.Account), ExpectedVersion.Any, [entry]);
    }
}
