using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Revenue;

/// <summary>A page of events, event by event, over the rows that they are about.</summary>
internal sealed class RevenueFold(
    Dictionary<AssetId, RoyaltyTermsRow> terms, Dictionary<(AssetId Asset, DateOnly Day), RevenueRow> assets,
    Dictionary<(Account Account, DateOnly Day), AccountRevenueRow> accounts, Dictionary<DateOnly, MarketRevenueRow> market)
{
    public List<RoyaltyPaymentRow> Payments { get; } = [];

    public void Apply(IEvent at)
    {
        if (Income.Of(at.Data, terms.GetValueOrDefault) is { } income)
            Apply(income, at.Sequence);
        else if (at.Data is BalanceEvent money)
            Apply(money, UtcDay.Of(at.Timestamp), at.Sequence);
        else if (at.Data is AssetEvent data
            && RoyaltyTermsRow.Apply(terms.GetValueOrDefault(AssetEvents.IdOf(data)), data, at.Sequence) is { } next)
            terms[next.Asset] = next;
    }

    private void Apply(Income income, long position)
    {
        var day = UtcDay.Of(income.At);
        var ofDay = market.GetValueOrDefault(day) ?? MarketRevenueRow.Empty(day);
        // All rows of an event are written together: one of them tells whether it was.
        if (ofDay.Position >= position)
            return;
        market[day] = ofDay.With(income, income.Royalties, position);
        foreach (var (asset, i) in income.Assets.Select((a, i) => (a, i)))
        {
            var row = assets.GetValueOrDefault((asset, day)) ?? RevenueRow.Empty((asset, day));
            assets[row.Key] = row.With(
                income, income.PartOf(income.Price, i), income.PartOf(income.Royalties, i), income.PartOf(income.Fee, i), position);
        }
        foreach (var account in income.Payouts.Amounts.Select(p => p.Key).Append(income.Payer).Concat(Owner(income)).Distinct())
        {
            var row = accounts.GetValueOrDefault((account, day)) ?? AccountRevenueRow.Empty((account, day));
            accounts[row.Key] = row.With(income, position);
        }
        Payments.AddRange(RoyaltyOwed.Of(income, terms.GetValueOrDefault, position));
    }

    // A charge is the asset's, and the market's, whose parts are earned.
    private void Apply(BalanceEvent money, DateOnly day, long position)
    {
        if (money is BalanceEvent.BalanceCharged { Asset: { } asset } charged)
        {
            assets[(asset, day)] =
                (assets.GetValueOrDefault((asset, day)) ?? RevenueRow.Empty((asset, day))).WithRun(charged.Amount, position);
            market[day] = (market.GetValueOrDefault(day) ?? MarketRevenueRow.Empty(day)).WithRun(charged.Amount, position);
        }
        else if (money is BalanceEvent.BalanceEarned { Account: var account } earned)
            accounts[(account, day)] =
                (accounts.GetValueOrDefault((account, day)) ?? AccountRevenueRow.Empty((account, day))).WithRun(earned.Amount, position);
    }

    private static IEnumerable<Account> Owner(Income income) => income.Owner is { } owner ? [owner] : [];
}
