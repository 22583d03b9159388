using System.Diagnostics;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Balances.BalanceEvent;
using static NeuraNft.Domain.Inferences.InferenceTermsEvent;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>What a line of the feed says of money and of what a run costs. Who paid is not told to who earned.</summary>
internal static class PaymentSummary
{
    public static object Of(BalanceEvent @event) => @event switch
    {
        BalanceCredited e => new { amount = e.Amount, source = e.Source, reference = e.Reference },
        BalanceHeld e => new { amount = e.Amount, job = e.Job },
        BalanceCharged e => new { amount = e.Amount, job = e.Job },
        BalanceRefunded e => new { amount = e.Amount, job = e.Job, code = e.Code },
        BalanceEarned e => new { amount = e.Amount },
        WithdrawalRequested e => new { amount = e.Amount, withdrawal = e.Withdrawal },
        WithdrawalPaid e => new { amount = e.Amount, withdrawal = e.Withdrawal, transaction = e.Transaction },
        WithdrawalReturned e => new { amount = e.Amount, withdrawal = e.Withdrawal, reason = e.Reason },
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    public static object Of(InferenceTermsEvent @event) => @event switch
    {
        InferencePriceSet e => new { price = e.Price },
        InferenceQuotaSet e => new { level = e.Level, perHour = e.Quota?.PerHour, perDay = e.Quota?.PerDay },
        _ => throw new UnreachableException(@event.GetType().Name),
    };
}
