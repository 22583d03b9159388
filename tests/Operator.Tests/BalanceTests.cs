using NeuraNft.Domain;
using NeuraNft.Domain.Balances;

namespace NeuraNft.Operator.Tests;

public sealed class BalanceTests(MarketDatabase market) : IClassFixture<MarketDatabase>
{
    private static readonly Guid Withdrawal = Guid.Parse("01981f0e-5a7c-7a60-8b1e-000000000011");

    [Fact]
    public async Task Payment_is_credited_once_and_its_reference_serves_no_other()
    {
        string[] credit = ["balances", "credit", "paul.near", "1000", "--reference", "9vH3tx"];
        (await market.NeuraAsync(credit)).ShouldBeDone().Output.ShouldContain("paul.near has 1000 yoctoNEAR more");
        (await market.NeuraAsync(credit)).ShouldBeDone().Output.ShouldContain("since an earlier call");
        (await StateAsync("paul.near")).Available.ShouldBe(Yocto.Parse("1000"));
        var other = await market.NeuraAsync("balances", "credit", "rosa.near", "1000", "--reference", "9vH3tx");
        other.ShouldBeRefused("REFERENCE_USED");
    }

    [Theory]
    [InlineData("1.5"), InlineData("1e3"), InlineData("0"), InlineData("01"), InlineData("340282366920938463463374607431768211456")]
    [InlineData("1000000000000000000000000000000001")]
    public async Task Row_57_amount_that_is_none_is_refused(string amount)
    {
        var answer = await market.NeuraAsync("balances", "credit", "paul.near", amount, "--reference", $"of {amount}");
        answer.ShouldBeRefused("INVALID_AMOUNT");
    }

    [Fact]
    public async Task Row_63_withdrawal_is_listed_until_it_is_paid_and_ends_once()
    {
        await market.AppendAsync(
            Neura.EventStore.EventMetadata.None, StreamKeys.Balance(Account.Parse("olga.near")),
            new BalanceEvent.BalanceCredited(Account.Parse("olga.near"), Yocto.Parse("70"), "operator", "r"),
            new BalanceEvent.WithdrawalRequested(Account.Parse("olga.near"), Withdrawal, Yocto.Parse("70")));
        (await market.NeuraAsync("balances", "withdrawals")).ShouldBeDone();
        string[] paid = ["balances", "paid", "olga.near", $"{Withdrawal}", "--transaction", "4uQeVj5t"];
        (await market.NeuraAsync(paid)).ShouldBeDone();
        (await market.NeuraAsync(paid)).ShouldBeDone();
        (await StateAsync("olga.near")).Withdrawing.ShouldBe(Yocto.Zero);
        var back = await market.NeuraAsync("balances", "return", "olga.near", $"{Withdrawal}", "--reason", "gone");
        back.ShouldBeRefused("WITHDRAWAL_ENDED");
        var none = await market.NeuraAsync("balances", "paid", "olga.near", $"{Guid.Empty}", "--transaction", "x");
        none.ShouldBeRefused("NOT_FOUND");
    }

    private async Task<BalanceState> StateAsync(string account) =>
        (await market.Store.FetchStreamAsync(StreamKeys.Balance(Account.Parse(account)), 0, MarketDatabase.Ct))
        .Aggregate(BalanceState.Initial, (state, e) => BalanceDecider.Evolve(state, (BalanceEvent)e.Data));
}
