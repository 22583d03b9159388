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
}
