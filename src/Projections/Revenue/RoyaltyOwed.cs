using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Projections.Revenue;

/// <summary>
/// Who should get how much, reckoned again as both contracts do: royalties are rounded down, of a lease off its price, of a sale off what
/// the market's fee leaves; the owner has the rest.
/// </summary>
internal static class RoyaltyOwed
{
    /// <summary>None where the royalty of any of the tokens is not in the log.</summary>
    public static IEnumerable<RoyaltyPaymentRow> Of(Income income, Func<AssetId, RoyaltyTermsRow?> terms, long position)
    {
        var known = income.Assets.Select(terms).OfType<RoyaltyTermsRow>().ToList();
        if (known.Count != income.TokenIds.Count || income.Owner is not { } owner)
            return [];
        var owed = new SortedDictionary<string, Yocto>(StringComparer.Ordinal);
        foreach (var (token, index) in known.Select((t, i) => (t, i)))
        {
            var price = income.PartOf(income.Price, index);
            var left = price - income.PartOf(income.Fee, index);
            var rest = left;
            foreach (var (account, points) in token.Royalty.Shares)
            {
                var part = (income.IsLease ? price : left).Share(points);
                Add(account, part);
                rest = part < rest ? rest - part : Yocto.Zero;
            }
            Add(owner, rest);
        }
        foreach (var (account, _) in income.Payouts.Amounts)
            owed.TryAdd(account.Value, Yocto.Zero);
        return owed.Select(o => new RoyaltyPaymentRow(
            position, Account.Parse(o.Key), income.IsLease ? "lease" : "sale", income.Contract, income.TokenIds, o.Value,
            income.Payouts.Of(Account.Parse(o.Key)), income.At)).Where(r => r.Owed != Yocto.Zero || r.Paid != Yocto.Zero);

        void Add(Account account, Yocto amount) => owed[account.Value] = owed.GetValueOrDefault(account.Value) + amount;
    }
}
