using FsCheck;
using FsCheck.Fluent;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Revenue;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.Revenue;

/// <summary>Whatever the amounts: nothing is lost and nothing made.</summary>
public sealed class IncomeTests
{
    [Fact]
    public void Parts_of_a_bundle_are_the_whole() => Prop.ForAll<ulong, ulong, PositiveInt>((high, low, tokens) =>
    {
        var whole = new Yocto(new UInt128(high, low));
        var income = Sale(whole, Yocto.Zero, 1 + (tokens.Get % 5));
        return Sum(income.TokenIds.Select((_, i) => income.PartOf(whole, i))) == whole;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_owed_is_price_without_fee() => Prop.ForAll<ulong, NonNegativeInt, PositiveInt>((price, points, tokens) =>
    {
        var amount = new Yocto(price);
        var income = Sale(amount, amount.Share(points.Get % 5_001), 1 + (tokens.Get % 5));
        var royalty = new Royalty([KeyValuePair.Create(Dave, points.Get % 5_001)]);
        var owed = RoyaltyOwed.Of(income, t => new RoyaltyTermsRow(t.Contract, t.TokenId, Alice, royalty, 1), 2);
        return Sum(owed.Select(o => o.Owed)) == income.Price - income.Fee;
    }).QuickCheckThrowOnFailure();

    private static Yocto Sum(IEnumerable<Yocto> amounts) => amounts.Aggregate(Yocto.Zero, (sum, amount) => sum + amount);

    private static Income Sale(Yocto price, Yocto fee, int tokens) => new(
        false, Contract, [.. Enumerable.Range(1, tokens).Select(n => $"1:{n}")], Alice, Bob, price, fee, Payouts.None, At(0));
}
