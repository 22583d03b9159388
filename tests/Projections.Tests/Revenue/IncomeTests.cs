using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit.v3;
using NeuraNft.Domain;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Revenue;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.Revenue;

/// <summary>Whatever the amounts: nothing is lost and nothing made.</summary>
public sealed class IncomeTests
{
    [Property]
    public void Parts_of_a_bundle_are_the_whole(ulong high, ulong low, PositiveInt tokens)
    {
        var whole = new Yocto(new UInt128(high, low));
        var income = Sale(whole, Yocto.Zero, 1 + (tokens.Get % 5));
        Enumerable.Range(0, income.TokenIds.Count).Aggregate(Yocto.Zero, (sum, i) => sum + income.PartOf(whole, i)).ShouldBe(whole);
    }

    [Property]
    public void What_is_owed_is_price_without_fee(ulong price, NonNegativeInt feePoints, NonNegativeInt points, PositiveInt tokens)
    {
        var amount = new Yocto(price);
        var income = Sale(amount, amount.Share(feePoints.Get % 5_001), 1 + (tokens.Get % 5));
        var royalty = new Royalty([KeyValuePair.Create(Dave, points.Get % 5_001)]);
        var owed = RoyaltyOwed.Of(
            income, t => new RoyaltyTermsRow(t.Contract, t.TokenId, Alice, royalty, 1), 2);
        owed.Aggregate(Yocto.Zero, (sum, row) => sum + row.Owed).ShouldBe(income.Price - income.Fee);
    }

    private static Income Sale(Yocto price, Yocto fee, int tokens) => new(
        false, Contract, [.. Enumerable.Range(1, tokens).Select(n => $"1:{n}")], Alice, Bob, price, fee, Payouts.None, At(0));
}
