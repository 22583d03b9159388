using NeuraNft.Domain;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Tests;
using NeuraNft.Projections.BalanceBook;
using NeuraNft.Projections.InferenceTerms;
using NeuraNft.Projections.WorkerKeys;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.BalanceBook;

public sealed class BalanceBookTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private BalanceQueries Queries => new(models.Source);

    public async ValueTask InitializeAsync() => await models.BuildAsync(Log, 3, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IReadOnlyList<Neura.EventStore.IEvent> Log =>
        new TestLog().OffChain(At(0), Bob.Value, PaymentSample.Events).Events;

    [Fact]
    public async Task Row_of_an_account_is_what_its_events_come_to()
    {
        var state = PaymentSample.Money.Where(e => e.Account == Bob).Aggregate(BalanceState.Initial, BalanceDecider.Evolve);
        var row = (await Queries.OfAsync(Bob, Ct)).ShouldNotBeNull();
        (row.Available, row.Held, row.Withdrawing).ShouldBe((state.Available, state.Held, state.Withdrawing));
        (row.Credited, row.Charged, row.Earned, row.PaidOut)
            .ShouldBe((Yocto.Parse("5000"), Yocto.Parse("1000"), Yocto.Zero, Yocto.Parse("700")));
        (await Queries.OfAsync(Carol, Ct)).ShouldBeNull();
        (await Queries.OfAsync(Alice, Ct))!.Earned.ShouldBe(Yocto.Parse("970"));
    }

    [Fact]
    public async Task Sum_of_the_ledgers_accounts_is_zero()
    {
        await using var command = models.Source.CreateCommand("select sum(amount)::text from ledger_accounts");
        (await command.ExecuteScalarAsync(Ct)).ShouldBe("0");
    }

    [Fact]
    public async Task Entries_are_the_accounts_own_newest_first_page_by_page()
    {
        var (seen, before) = (new List<long>(), (long?)null);
        for (var more = true; more;)
        {
            var page = await Queries.EntriesAsync(Bob, before, 3, Ct);
            page.Items.ShouldAllBe(e => e.Account == Bob);
            seen.AddRange(page.Items.Select(e => e.Position));
            (before, more) = (page.Items[^1].Position, page.HasMore);
        }

        seen.ShouldBe(seen.OrderDescending());
        seen.Count.ShouldBe(PaymentSample.Money.Count(e => e.Account == Bob));
    }

    [Fact]
    public async Task Row_63_withdrawals_tell_where_they_stand()
    {
        var rows = (await Queries.WithdrawalsAsync(Bob, null, 10, Ct)).Items;
        rows.Select(w => (w.Withdrawal, w.Status, w.Note)).ShouldBe([
            (PaymentSample.OtherWithdrawal, WithdrawalStatus.Returned, "The account is gone."),
            (PaymentSample.Withdrawal, WithdrawalStatus.Paid, "4uQeVj5t"),
        ]);
    }

    [Fact]
    public async Task Terms_and_keys_are_the_last_that_were_set()
    {
        var terms = (await new InferenceTermsQueries(models.Source).OfAsync([Asset, Parent], Ct)).ShouldHaveSingleItem().Value;
        (terms.Price, terms.Quotas[1].PerHour, terms.Quotas[1].PerDay).ShouldBe((PaymentSample.Price, 10, null));
        (await new WorkerKeyQueries(models.Source).NewestAsync(null, 5, Ct)).Items.ShouldHaveSingleItem().Worker.ShouldBe("worker-1");
    }
}
