using NeuraNft.Application.Balances;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Application.Tests.Balances;

public sealed class DepositTests(PaidMarket market) : IClassFixture<PaidMarket>
{
    private static readonly Yocto Ten = Yocto.Parse("10");

    [Fact]
    public async Task Payment_is_credited_once_however_often_and_by_however_many_it_is_told()
    {
        var (account, reference) = (await market.AccountAsync(Yocto.Zero), $"tx-{Guid.NewGuid()}");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => market.CreditAsync(account, Ten, reference)));
        answers.ShouldAllBe(a => a is Result<CommandAnswer, BalanceRefusal>.Ok);
        (await market.HasAsync(account)).ShouldBe((10, 0));
        (await market.CreditAsync(account, Yocto.Parse("11"), reference))
            .ShouldBeOfType<Result<CommandAnswer, BalanceRefusal>.Refused>().Refusal.ShouldBe(new BalanceRefusal.OtherPayment(reference));
        var other = await market.AccountAsync(Yocto.Zero);
        (await market.CreditAsync(other, Ten, reference)).ShouldBeOfType<Result<CommandAnswer, BalanceRefusal>.Refused>();
        (await market.HasAsync(other)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Withdrawals_at_once_take_no_more_than_there_is_and_each_ends_once()
    {
        var account = await market.AccountAsync(Yocto.Parse("25"));
        var withdraw = new RequestWithdrawal(market.Market.Store);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            withdraw.HandleAsync(new RequestWithdrawal.Command(account, Guid.NewGuid(), Ten), MarketFixture.Ct)));
        var ids = answers.OfType<Result<CommandAnswer, BalanceRefusal>.Ok>().Select(a => a.Value.CommandId).ToList();
        ids.Count.ShouldBe(2);
        (await market.BalanceAsync(account)).Withdrawing.ShouldBe(Yocto.Parse("20"));
        var end = new EndWithdrawal(market.Market.Store);
        foreach (var _ in new[] { 1, 2 })
        {
            await end.HandleAsync(account, new BalanceCommand.PayWithdrawal(account, ids[0], "tx"), "operator", MarketFixture.Ct);
            await end.HandleAsync(account, new BalanceCommand.ReturnWithdrawal(account, ids[1], "gone"), "operator", MarketFixture.Ct);
        }

        var state = await market.BalanceAsync(account);
        (state.Available, state.Withdrawing).ShouldBe((Yocto.Parse("15"), Yocto.Zero));
        (await end.HandleAsync(account, new BalanceCommand.ReturnWithdrawal(account, ids[0], "?"), "operator", MarketFixture.Ct))
            .ShouldBeOfType<Result<CommandAnswer, BalanceRefusal>.Refused>().Refusal.ShouldBeOfType<BalanceRefusal.WithdrawalEnded>();
    }
}
