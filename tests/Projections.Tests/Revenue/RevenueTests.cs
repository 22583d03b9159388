using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Tests;
using NeuraNft.Projections.Revenue;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Tests.MarketSample;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.Revenue;

/// <summary>Alice's asset pays her 7 and dave 3 of a hundred.</summary>
public sealed class RevenueTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static readonly AssetId Second = new(Contract, "1:8");
    private static readonly DayRange Today = new(new DateOnly(2026, 9, 21), new DateOnly(2026, 9, 21));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RevenueQueries Queries => new(models.Source);

    private static AssetEvent.LeaseStarted Lease => Leased() with
    {
        Price = Near(2_000), PlatformFee = Near(50),
        Payouts = new Payouts([KeyValuePair.Create(Alice, Near(1_890)), KeyValuePair.Create(Dave, Near(60))]),
    };

    [Fact]
    public async Task Lease_and_sale_are_income_of_the_asset_and_of_everyone_paid()
    {
        await BuildAsync(new TestLog().OnChain(At(0), Alice, Minted()).OnChain(At(1), Bob, Lease)
            .OnChain(At(2), Bob, Sold(Near(4_000), Near(100), (Alice, Near(3_783)), (Dave, Near(117)))));
        var day = (await Queries.OfAssetsAsync([(Asset, Today)], Ct))[(Asset, Today)].Single();
        (day.Leases, day.LeaseVolume, day.Sales, day.SaleVolume, day.Royalties, day.Fees)
            .ShouldBe((1, Near(2_000), 1, Near(4_000), Near(177), Near(150)));
        (await IncomeAsync(Alice)).ShouldBe((Near(1_890), Near(3_783), Yocto.Zero, Near(150), Yocto.Zero));
        (await IncomeAsync(Dave)).ShouldBe((Yocto.Zero, Yocto.Zero, Near(177), Yocto.Zero, Yocto.Zero));
        (await IncomeAsync(Bob)).ShouldBe((Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero, Near(6_000)));
        var market = (await Queries.OfMarketAsync(Today, Ct)).Single();
        (market.Leases, market.Sales, market.Royalties, market.Fees).ShouldBe((1, 1, Near(177), Near(150)));
        (await PaymentsAsync()).ShouldAllBe(p => p.Owed == p.Paid);
    }

    [Fact]
    public async Task Royalty_that_was_not_paid_shows_with_what_was_owed()
    {
        await BuildAsync(new TestLog().OnChain(At(0), Alice, Minted())
            .OnChain(At(2), Bob, Sold(Near(4_000), Near(100), (Alice, Near(3_900)))));
        (await PaymentsAsync()).ShouldBe([(Alice, Near(3_783), Near(3_900)), (Dave, Near(117), Yocto.Zero)]);
    }

    [Fact]
    public async Task Bundle_is_shared_out_to_the_last_yocto_as_the_market_does()
    {
        var price = Near(4_000) + Yocto.Parse("1");
        var sale = Sold(price, Near(100), (Alice, price - Near(100) - Near(117)), (Dave, Near(117))) with
        {
            TokenIds = new TokenIds(Asset.TokenId, Second.TokenId),
        };
        await BuildAsync(new TestLog().OnChain(At(0), Alice, Minted(), Minted() with { Asset = Second }).OnChain(At(2), Bob, sale));
        var rows = await Queries.OfAssetsAsync([(Asset, Today), (Second, Today)], Ct);
        rows[(Asset, Today)].Single().SaleVolume.ShouldBe(Near(2_000) + Yocto.Parse("1"));
        rows[(Second, Today)].Single().SaleVolume.ShouldBe(Near(2_000));
        (await Queries.OfMarketAsync(Today, Ct)).Single().Sales.ShouldBe(1);
        (await PaymentsAsync()).ShouldAllBe(p => p.Owed == p.Paid);
    }

    [Fact]
    public async Task Lease_of_an_asset_that_began_before_the_log_is_income_without_royalties()
    {
        await BuildAsync(new TestLog().OnChain(At(1), Bob, Lease));
        (await IncomeAsync(Dave)).ShouldBe((Near(60), Yocto.Zero, Yocto.Zero, Yocto.Zero, Yocto.Zero));
        (await PaymentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Paid_run_is_income_of_the_asset_and_of_everyone_who_has_a_part()
    {
        var (run, text) = (Guid.NewGuid(), Guid.NewGuid());
        await BuildAsync(new TestLog().OnChain(At(0), Alice, Minted()).OnChain(At(1), Bob, Lease).OffChain(
            At(2), null,
            new BalanceEvent.BalanceHeld(Bob, run, Asset, Near(100)), new BalanceEvent.BalanceCharged(Bob, run, Asset, Near(100)),
            new BalanceEvent.BalanceEarned(Alice, run, Asset, Bob, Near(97)),
            new BalanceEvent.BalanceEarned(Dave, run, Asset, Bob, Near(3)),
            new BalanceEvent.BalanceHeld(Bob, text, null, Near(9)), new BalanceEvent.BalanceCharged(Bob, text, null, Near(5)),
            new BalanceEvent.BalanceEarned(Carol, text, null, Bob, Near(5)),
            new BalanceEvent.BalanceRefunded(Bob, text, null, Near(4), "UNUSED")));
        var day = (await Queries.OfAssetsAsync([(Asset, Today)], Ct))[(Asset, Today)].Single();
        (day.InferenceIncome, day.LeaseVolume, day.SaleVolume).ShouldBe((Near(100), Near(2_000), Yocto.Zero));
        (await Queries.OfMarketAsync(Today, Ct)).Single().InferenceIncome.ShouldBe(Near(100), "of assets: generated text has none");
        foreach (var (account, income) in new[] { (Alice, 97), (Dave, 3), (Carol, 5), (Bob, 0) })
            (await Queries.OfAccountAsync(account, Today, Ct)).Single().InferenceIncome.ShouldBe(Near(income));
        (await IncomeAsync(Alice)).ShouldBe((Near(1_890), Yocto.Zero, Yocto.Zero, Near(50), Yocto.Zero));
    }

    [Fact]
    public async Task Daily_books_agree_with_what_was_earned()
    {
        await models.BuildAsync(Market.Events(), 4, Ct);
        await using var command = models.Source.CreateCommand(
            """
            select (select sum(amount) from earning) = (select sum(lease_income + sale_income + royalty_income) from account_revenue_daily)
                and (select sum(lease_volume + sale_volume) from revenue_daily)
                    = (select sum(lease_volume + sale_volume) from market_revenue_daily)
                and (select sum(inference_income) from revenue_daily) = (select sum(inference_income) from market_revenue_daily)
                and (select sum(amount) from balance_entries where kind = 'balance_earned')
                    = (select sum(inference_income) from account_revenue_daily)
                and (select sum(lease_volume + sale_volume - fees) from revenue_daily) = (select sum(amount) from earning)
            """);
        ((bool)(await command.ExecuteScalarAsync(Ct))!).ShouldBeTrue();
    }

    private static MarketEvent.Sold Sold(Yocto price, Yocto fee, params (Account Account, Yocto Amount)[] payouts) =>
        Sale(Listing, Bob, 1) with
        {
            Price = price, Fee = fee, Payouts = new Payouts(payouts.Select(p => KeyValuePair.Create(p.Account, p.Amount))),
        };

    private Task BuildAsync(TestLog log) => models.BuildAsync(log.Events, 2, Ct);

    private async Task<(Yocto, Yocto, Yocto, Yocto, Yocto)> IncomeAsync(Account account)
    {
        var row = (await Queries.OfAccountAsync(account, Today, Ct)).Single();
        return (row.LeaseIncome, row.SaleIncome, row.RoyaltyIncome, row.Fees, row.Spent);
    }

    private async Task<List<(Account Account, Yocto Owed, Yocto Paid)>> PaymentsAsync()
    {
        await using var connection = await models.Source.OpenConnectionAsync(Ct);
        var rows = await RoyaltyPaymentRow.Table.Select("order by t.position, t.account")
            .ReadAsync<RoyaltyPaymentRow>(connection, null, Ct);
        return [.. rows.Select(r => (r.Account, r.Owed, r.Paid))];
    }
}
