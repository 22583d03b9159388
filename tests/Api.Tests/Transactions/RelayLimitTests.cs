using NeuraNft.Api.Tests.Logged;
using NeuraNft.Application.Transactions;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Transactions;

/// <summary>What the relayer pays for an account within an hour, also where many are asked for at once.</summary>
public sealed class RelayLimitTests(LoggedMarket market) : IClassFixture<LoggedMarket>
{
    private const string Relayer = "relayer.test.near";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RelayedDelegates Relayed => market.Host.Service<RelayedDelegates>();

    [Fact]
    public async Task Account_has_so_many_places_and_another_account_its_own()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Relayed.TakeAsync($"many{i}", Bob, Relayer, 5, Ct)));
        taken.Count(t => t).ShouldBe(5);
        (await Relayed.TakeAsync("other", Carol, Relayer, 5, Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Place_of_an_action_is_taken_once_and_given_back_where_nothing_was_paid()
    {
        (await Relayed.TakeAsync("one", Dave, Relayer, 5, Ct)).ShouldBeTrue();
        (await Relayed.TakeAsync("one", Dave, Relayer, 5, Ct)).ShouldBeFalse();
        (await Relayed.IsTakenAsync("one", Ct)).ShouldBeTrue();
        await Relayed.GiveBackAsync("one", Ct);
        (await Relayed.IsTakenAsync("one", Ct)).ShouldBeFalse();
        (await Relayed.TakeAsync("one", Dave, Relayer, 5, Ct)).ShouldBeTrue();
        await Relayed.SentAsync("one", "transaction", Ct);
        await Relayed.GiveBackAsync("one", Ct);
        (await Relayed.TransactionOfAsync("one", Dave, Ct)).ShouldBe("transaction");
        (await Relayed.RelayerOfAsync("transaction", Dave, Ct)).ShouldBe(Relayer);
        (await Relayed.RelayerOfAsync("transaction", Alice, Ct)).ShouldBeNull("it is not hers");
        (await Relayed.TransactionOfAsync("one", Alice, Ct)).ShouldBeNull();
    }
}
