using System.Numerics;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Application.Tests.Balances.PaidMarket;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Balances;

/// <summary>The money of jobs on a real log: each end of a job moves its price once, in the transaction of that end.</summary>
public sealed class PaidInferenceTests(PaidMarket market) : IClassFixture<PaidMarket>
{
    [Fact]
    public async Task Price_is_held_with_the_request_and_shared_out_with_the_answer()
    {
        var payer = await market.AccountAsync(Yocto.Parse("2500"));
        var model = await market.ModelAsync(Price, payer);
        var before = (await market.HasAsync(Alice), await market.HasAsync(Dave), await market.HasAsync(Carol));
        var job = await market.RequestedAsync(payer, model);
        (await market.HasAsync(payer)).ShouldBe((1500, 1000));
        (await market.StartAsync(job, "w1", 1)).ShouldBeNull();
        (await market.CompleteAsync(job, "w1", 1)).ShouldBeNull();
        (await market.HasAsync(payer)).ShouldBe((1500, 0));
        (await market.HasAsync(Alice)).Available.ShouldBe(before.Item1.Available + 945);
        (await market.HasAsync(Dave)).Available.ShouldBe(before.Item2.Available + 30);
        (await market.HasAsync(Carol)).Available.ShouldBe(before.Item3.Available + 25);
    }

    [Fact]
    public async Task Request_that_cannot_be_paid_is_refused_and_leaves_nothing()
    {
        var payer = await market.AccountAsync(Yocto.Parse("999"));
        var model = await market.ModelAsync(Price, payer);
        (await RefusedAsync(Ask(payer, model))).ShouldBe(new InferenceRefusal.InsufficientBalance(Price, Yocto.Parse("999")));
        (await market.Market.CountAsync("select count(*) from mt_events where data::text like $1", $"%{model.TokenId}%\"requester%"))
            .ShouldBe(0);
        (await market.HasAsync(payer)).ShouldBe((999, 0));
    }

    [Fact]
    public async Task Row_60_price_that_rose_is_refused_with_both_prices()
    {
        var payer = await market.AccountAsync(Yocto.Parse("5000"));
        var model = await market.ModelAsync(Yocto.Parse("1001"), payer);
        (await RefusedAsync(Ask(payer, model))).ShouldBe(new InferenceRefusal.PriceChanged(Price, Yocto.Parse("1001")));
        (await market.HasAsync(payer)).ShouldBe((5000, 0));
    }

    [Fact]
    public async Task Twelve_requests_at_once_on_money_for_three_are_three_jobs()
    {
        var payer = await market.AccountAsync(Yocto.Parse("3999"));
        var model = await market.ModelAsync(Price, payer);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            market.RequestsAt(At(10)).HandleAsync(Ask(payer, model), MarketFixture.Ct)));
        answers.Count(a => a is Result<InferenceReceipt, InferenceRefusal>.Ok).ShouldBe(3);
        answers.OfType<Result<InferenceReceipt, InferenceRefusal>.Refused>()
            .ShouldAllBe(r => r.Refusal is InferenceRefusal.InsufficientBalance);
        (await market.HasAsync(payer)).ShouldBe((999, 3000));
    }

    [Fact]
    public async Task Sixty_requests_at_once_of_one_account_are_all_taken_while_its_jobs_end()
    {
        var payer = await market.AccountAsync(Yocto.Parse("90000"));
        var (model, requests) = (await market.ModelAsync(Price, payer), market.RequestsAt(At(10)));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            var asked = await requests.HandleAsync(Ask(payer, model), MarketFixture.Ct);
            var job = asked.ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Ok>().Value.Job;
            (await market.Jobs.GiveUpAsync(job, "w1", MarketFixture.Ct)).ShouldBeTrue();
        }));
        (await market.HasAsync(payer)).ShouldBe((90_000, 0));
    }

    [Fact]
    public async Task Same_request_eight_times_at_once_holds_once()
    {
        var payer = await market.AccountAsync(Yocto.Parse("9000"));
        var (model, key) = (await market.ModelAsync(Price, payer), Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            market.RequestsAt(At(10)).HandleAsync(Ask(payer, model, key), MarketFixture.Ct)));
        answers.ShouldAllBe(a => a is Result<InferenceReceipt, InferenceRefusal>.Ok);
        (await market.HasAsync(payer)).ShouldBe((8000, 1000));
    }

    [Fact]
    public async Task Rows_54_and_55_job_that_two_workers_complete_again_and_again_at_once_is_charged_once()
    {
        var payer = await market.AccountAsync(Price);
        var job = await market.RequestedAsync(payer, await market.ModelAsync(Price, payer));
        await market.StartAsync(job, "w1", 1);
        await market.StartAsync(job, "w2", 2);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            i % 2 == 0 ? market.CompleteAsync(job, "w2", 2) : market.CompleteAsync(job, "w1", 1)));
        answers.Count(a => a is null).ShouldBe(5);
        answers.Where(a => a is not null).ShouldAllBe(a => a is InferenceRefusal.Stale);
        (await market.MoneyOfAsync(job)).Count(e => e is BalanceEvent.BalanceCharged).ShouldBe(1);
        (await market.HasAsync(payer)).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("DEADLINE_EXCEEDED"), InlineData("MODEL_INVALID")]
    public async Task Row_53_job_that_fails_is_refunded_with_its_code(string code)
    {
        var payer = await market.AccountAsync(Price);
        var job = await market.RequestedAsync(payer, await market.ModelAsync(Price, payer));
        await market.StartAsync(job, "w1", 1);
        var fail = new InferenceCommand.FailInference("w1", 1, code, "It did not end.");
        (await market.Jobs.AppendAsync(job, fail, "w1", MarketFixture.Ct)).ShouldBeNull();
        (await market.Jobs.AppendAsync(job, fail, "w1", MarketFixture.Ct)).ShouldBeNull();
        (await market.CompleteAsync(job, "w1", 1)).ShouldBeOfType<InferenceRefusal.Stale>();
        (await market.HasAsync(payer)).ShouldBe((1000, 0));
        (await market.Market.Store.FetchStreamAsync(StreamKeys.Balance(payer), 0, MarketFixture.Ct)).Select(e => e.Data)
            .OfType<BalanceEvent.BalanceRefunded>().ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Row_56_job_that_is_given_up_is_refunded_once()
    {
        var payer = await market.AccountAsync(Price);
        var job = await market.RequestedAsync(payer, await market.ModelAsync(Price, payer));
        await market.StartAsync(job, "w1", 3);
        (await market.Jobs.GiveUpAsync(job, "w2", MarketFixture.Ct)).ShouldBeTrue();
        (await market.Jobs.GiveUpAsync(job, "w2", MarketFixture.Ct)).ShouldBeTrue();
        (await market.HasAsync(payer)).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task Job_that_its_requester_cancels_is_refunded_and_no_one_elses_is_his_to_cancel()
    {
        var payer = await market.AccountAsync(Price);
        var job = await market.RequestedAsync(payer, await market.ModelAsync(Price, payer));
        await market.StartAsync(job, "w1", 1);
        (await market.Jobs.CancelAsync(job, Bob, MarketFixture.Ct)).ShouldBe(new InferenceRefusal.NotRequester(Bob));
        foreach (var _ in new[] { 1, 2 })
            (await market.Jobs.CancelAsync(job, payer, MarketFixture.Ct)).ShouldBeNull();
        (await market.CompleteAsync(job, "w1", 1)).ShouldBeOfType<InferenceRefusal.Stale>();
        (await market.HasAsync(payer)).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task Owner_of_a_model_uses_it_for_nothing()
    {
        var model = await market.ModelAsync(Price);
        var job = await market.RequestedAsync(Alice, model);
        (await market.Jobs.FindAsync(job, MarketFixture.Ct)).Asked!.Price.ShouldBeNull();
    }

    [Fact]
    public async Task Seventy_jobs_by_four_workers_leave_the_ledger_at_zero_and_the_balance_as_its_events_say()
    {
        var payer = await market.AccountAsync(Yocto.Parse("100000"));
        var model = await market.ModelAsync(Price, payer, Dave);
        await Parallel.ForAsync(0, 70, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            var job = await market.RequestedAsync(payer, model);
            await market.StartAsync(job, $"w{i % 4}", 1);
            if (i % 3 == 0)
                await market.Jobs.GiveUpAsync(job, "w9", MarketFixture.Ct);
            else
                await market.CompleteAsync(job, $"w{i % 4}", 1);
        });
        (await market.HasAsync(payer)).ShouldBe((100_000 - (46 * 1_000), 0));
        (await market.Market.CountAsync("select count(*) from es_snapshot where stream_id = $1", StreamKeys.Balance(payer)))
            .ShouldBe(1, "a long stream is read from its snapshot");
        (await market.HasAsync(payer)).ShouldBe((100_000 - (46 * 1_000), 0));
        var ledger = await market.LedgerAsync();
        ledger.Values.Aggregate(BigInteger.Zero, (sum, one) => sum + one).ShouldBe(BigInteger.Zero);
        ledger.Where(a => a.Key.Bucket != LedgerBucket.Outside).ShouldAllBe(a => a.Value >= 0);
        ledger.Where(a => a.Key.Bucket == LedgerBucket.Job).ShouldAllBe(a => a.Value.IsZero);
    }

    private async Task<InferenceRefusal> RefusedAsync(RequestInference.Command command) =>
        (await market.RequestsAt(At(10)).HandleAsync(command, MarketFixture.Ct))
        .ShouldBeOfType<Result<InferenceReceipt, InferenceRefusal>.Refused>().Refusal;
}
