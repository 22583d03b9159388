using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Balances.BalanceEvent;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Domain.Balances;

/// <summary>
/// The money side of a job's end: charged and shared out, or given back. It follows from the end alone, and stands in its transaction; so
/// a job that ends once is settled once.
/// </summary>
public static class Settlement
{
    public static IReadOnlyList<BalanceEvent> Of(InferenceRequested asked, InferenceEvent end) => (asked.Price, end) switch
    {
        ({ } price, InferenceCompleted) =>
        [
            new BalanceCharged(asked.Requester, asked.Job, asked.Asset, price.Amount),
            .. price.Split.Amounts.Select(part => new BalanceEarned(part.Key, asked.Job, asked.Asset, asked.Requester, part.Value)),
        ],
        ({ } price, InferenceFailed failed) =>
            [new BalanceRefunded(asked.Requester, asked.Job, asked.Asset, price.Amount, failed.Code)],
        ({ } price, InferenceCancelled) =>
            [new BalanceRefunded(asked.Requester, asked.Job, asked.Asset, price.Amount, "CANCELLED")],
        _ => [],
    };

    /// <summary>A generation used so much of what was held for it: that is the payee's, but no more, and the rest is back.</summary>
    /// <param name="code">Why there is a rest.</param>
    public static IReadOnlyList<BalanceEvent> OfGeneration(
        Account payer, Guid generation, Yocto held, Yocto cost, Account payee, string code)
    {
        var charged = cost < held ? cost : held;
        return
        [
            .. charged == Yocto.Zero ? (BalanceEvent[])[] :
                [new BalanceCharged(payer, generation, null, charged), new BalanceEarned(payee, generation, null, payer, charged)],
            .. charged == held ? (BalanceEvent[])[] : [new BalanceRefunded(payer, generation, null, held - charged, code)],
        ];
    }
}
