using System.Numerics;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Balances;

/// <summary>A text costs 1 yoctoNEAR a token read and 2 a token written, which carol gets.</summary>
public sealed class PaidGenerationTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static readonly GeneratorModel Model =
        new("priced", 100) { Price = new GenerationPrice(Yocto.Parse("1000"), Yocto.Parse("2000")) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Most_is_held_use_is_charged_and_the_rest_is_back()
    {
        var (bob, id) = (await AccountAsync("100"), Guid.NewGuid());
        (await HoldAsync(bob, id)).ShouldBeNull();
        (await HasAsync(bob)).ShouldBe((20, 80));
        await UsageAt(TimeSpan.Zero).RecordAsync(bob, id, Model, new TokenUsage(10, 5, false), null, null, Ct);
        (await HasAsync(bob)).ShouldBe((80, 0));
        var money = await MoneyOfAsync(id);
        money.OfType<BalanceEvent.BalanceEarned>().Single().ShouldBe(new BalanceEvent.BalanceEarned(Carol, id, null, bob, new Yocto(20)));
        money.OfType<BalanceEvent.BalanceRefunded>().Single().Code.ShouldBe("UNUSED");
        await ConservedAsync();
    }

    [Fact]
    public async Task More_than_was_held_is_not_charged()
    {
        var (bob, id) = (await AccountAsync("100"), Guid.NewGuid());
        await HoldAsync(bob, id);
        await UsageAt(TimeSpan.Zero).RecordAsync(bob, id, Model, new TokenUsage(1000, 1000, false), null, null, Ct);
        (await HasAsync(bob)).ShouldBe((20, 0));
    }

    [Fact]
    public async Task Too_little_is_refused_with_what_there_is_and_leaves_nothing()
    {
        var (bob, id) = (await AccountAsync("79"), Guid.NewGuid());
        (await HoldAsync(bob, id)).ShouldBe(new BalanceRefusal.InsufficientBalance(new Yocto(80), new Yocto(79)));
        (await MoneyOfAsync(id)).ShouldBeEmpty();
        (await market.CountAsync("select count(*) from generation_hold where generation = $1", id)).ShouldBe(0);
    }

    [Fact]
    public async Task Payee_pays_nothing_and_free_models_hold_nothing()
    {
        (await HoldAsync(Carol, Guid.NewGuid())).ShouldBeNull();
        var bob = await AccountAsync("1");
        (await At(TimeSpan.Zero).HoldAsync(bob, Guid.NewGuid(), GenerationPrice.Free, 1 << 30, 1 << 30, Ct)).ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "56")]
    public async Task Row_56_money_for_one_is_not_held_for_two()
    {
        var bob = await AccountAsync("100");
        var held = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => HoldAsync(bob, Guid.NewGuid())));
        held.Count(h => h is null).ShouldBe(1);
        (await HasAsync(bob)).ShouldBe((20, 80));
    }

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Row_54_hold_whose_node_died_is_given_back_once_however_many_look()
    {
        var (bob, id) = (await AccountAsync("100"), Guid.NewGuid());
        await HoldAsync(bob, id);
        await At(TimeSpan.FromMinutes(10)).SweepAsync(Ct);
        (await HasAsync(bob)).ShouldBe((20, 80), "its time has not come");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => At(TimeSpan.FromMinutes(12)).SweepAsync(Ct)));
        (await HasAsync(bob)).ShouldBe((100, 0));
        // The node was not dead after all.
        await UsageAt(TimeSpan.FromMinutes(12)).RecordAsync(bob, id, Model, new TokenUsage(10, 5, false), null, null, Ct);
        (await HasAsync(bob)).ShouldBe((100, 0));
        (await MoneyOfAsync(id)).OfType<BalanceEvent.BalanceRefunded>().Single().Code.ShouldBe("INTERRUPTED");
        await ConservedAsync();
    }

    [Fact]
    public async Task Charge_and_sweep_at_once_are_one_of_both()
    {
        for (var i = 0; i < 5; i++)
        {
            var (bob, id) = (await AccountAsync("100"), Guid.NewGuid());
            await HoldAsync(bob, id);
            await Task.WhenAll(
                UsageAt(TimeSpan.Zero).RecordAsync(bob, id, Model, new TokenUsage(10, 5, false), null, null, Ct),
                At(TimeSpan.FromMinutes(12)).SweepAsync(Ct), At(TimeSpan.Zero).RefundAsync(bob, id, "GENERATOR_CUT", Ct));
            var money = await MoneyOfAsync(id);
            var charged = money.Any(e => e is BalanceEvent.BalanceCharged);
            (await HasAsync(bob)).ShouldBe((charged ? 80 : 100, 0));
            money.Count.ShouldBe(charged ? 4 : 2);
        }
        await ConservedAsync();
    }

    [Fact]
    public async Task Hold_of_an_answer_that_still_runs_is_not_swept()
    {
        var (bob, id, session) = (await AccountAsync("100"), Guid.NewGuid(), Guid.NewGuid());
        await HoldAsync(bob, id);
        await market.ExecuteAsync($"""
            insert into chat_session (id, network, account, title, model, created_at)
            values ('{session}', 'local', '{bob}', 't', 'm', now());
            insert into chat_message (id, session, n, role, body, status, created_at)
            values ('{id}', '{session}', 2, 'assistant', '', 'running', now())
            """);
        await At(TimeSpan.FromHours(1)).SweepAsync(Ct);
        (await HasAsync(bob)).ShouldBe((20, 80));
        await market.ExecuteAsync($"delete from chat_session where id = '{session}'");
        await At(TimeSpan.FromHours(1)).SweepAsync(Ct);
        (await HasAsync(bob)).ShouldBe((100, 0));
    }

    private static IOptions<GenerationOptions> Settings => Options.Create(new GenerationOptions { PaidTo = Carol.Value });

    private GenerationMoney At(TimeSpan later) => new(market.Store, market.Db, Settings, new Later(later));

    private GenerationUsage UsageAt(TimeSpan later) =>
        new(market.Store, At(later), Options.Create(new ChainOptions { Network = "local" }), new Later(later));

    private Task<BalanceRefusal.InsufficientBalance?> HoldAsync(Account account, Guid id) =>
        At(TimeSpan.Zero).HoldAsync(account, id, Model.Price, 40, 20, Ct);

    private async Task<Account> AccountAsync(string amount)
    {
        var account = Account.Parse($"{Guid.NewGuid():N}.test.near");
        await new CreditBalance(market.Store).HandleAsync(
            new CreditBalance.Command(account, Yocto.Parse(amount), "operator", $"{Guid.NewGuid()}", "operator:test"), Ct);
        return account;
    }

    private async Task<(int Available, int Held)> HasAsync(Account account)
    {
        var state = await market.Store.StateAsync(StreamKeys.Balance(account), Aggregates.Balance, Ct);
        return ((int)state.Available.Amount, (int)state.Held.Amount);
    }

    private async Task<List<BalanceEvent>> AllAsync() =>
        [.. (await market.Store.QueryEventsAsync(0, 100_000, Ct)).Select(e => e.Data).OfType<BalanceEvent>()];

    private async Task<List<BalanceEvent>> MoneyOfAsync(Guid id) => [.. (await AllAsync()).Where(e => e switch
    {
        BalanceEvent.BalanceHeld x => x.Job == id,
        BalanceEvent.BalanceCharged x => x.Job == id,
        BalanceEvent.BalanceEarned x => x.Job == id,
        BalanceEvent.BalanceRefunded x => x.Job == id,
        _ => false,
    })];

    private async Task ConservedAsync()
    {
        var sums = new Dictionary<LedgerAccount, BigInteger>();
        foreach (var transfer in (await AllAsync()).Select(LedgerTransfer.Of))
        {
            sums[transfer.From] = sums.GetValueOrDefault(transfer.From) - transfer.Amount.Amount;
            sums[transfer.To] = sums.GetValueOrDefault(transfer.To) + transfer.Amount.Amount;
        }
        sums.ShouldAllBe(s => s.Key.Bucket == LedgerBucket.Outside || s.Value >= 0);
        sums.Values.Aggregate(BigInteger.Zero, (sum, one) => sum + one).ShouldBe(BigInteger.Zero);
        sums.Where(s => s.Key.Bucket == LedgerBucket.Job).ShouldAllBe(s => s.Value.IsZero);
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
