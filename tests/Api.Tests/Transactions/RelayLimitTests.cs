using Neura.Near;
using NeuraNft.Api.Tests.Logged;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain;
using Npgsql;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Api.Tests.Transactions;

/// <summary>What the relayer pays for an account within an hour, also where many are asked for at once.</summary>
public sealed class RelayLimitTests(LoggedMarket market) : IClassFixture<LoggedMarket>
{
    private const string Relayer = "relayer.test.near";

    private static readonly RelayLimits Limits = new(5, Gas.FromTeragas(1_000_000));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RelayedDelegates Relayed => market.Host.Service<RelayedDelegates>();

    [Fact]
    public async Task Account_has_so_many_places_and_another_account_its_own()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TakeAsync($"many{i}", Bob)));
        taken.Count(t => t == RelayPlace.First).ShouldBe(5);
        (await TakeAsync("other", Carol)).ShouldBe(RelayPlace.First);
    }

    [Fact]
    public async Task Place_of_an_action_is_taken_once_and_given_back_where_nothing_was_paid()
    {
        (await TakeAsync("one", Dave)).ShouldBe(RelayPlace.First);
        (await TakeAsync("one", Dave)).ShouldBe(RelayPlace.None);
        (await Relayed.IsTakenAsync("one", Ct)).ShouldBeTrue();
        await Relayed.GiveBackAsync("one", Ct);
        (await Relayed.IsTakenAsync("one", Ct)).ShouldBeFalse();
        (await TakeAsync("one", Dave)).ShouldBe(RelayPlace.First);
        await Relayed.SentAsync("one", "transaction", new TransactionFailure("E_NOT_OWNER", "Not yours."), Ct);
        await Relayed.GiveBackAsync("one", Ct);
        (await Relayed.TransactionOfAsync("one", Dave, Ct))
            .ShouldBe(("transaction", new TransactionFailure("E_NOT_OWNER", "Not yours.")), "the same again fails again");
        (await Relayed.RelayerOfAsync("transaction", Dave, Ct)).ShouldBe(Relayer);
        (await Relayed.RelayerOfAsync("transaction", Alice, Ct)).ShouldBeNull("it is not hers");
        (await Relayed.TransactionOfAsync("one", Alice, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Place_whose_end_nobody_learnt_is_taken_again_but_not_as_the_first()
    {
        (await TakeAsync("lost", Alice)).ShouldBe(RelayPlace.First);
        await using var later = market.Host.Service<NpgsqlDataSource>().CreateCommand(
            "update relayed_delegate set relayed_at = relayed_at - interval '3 minutes' where delegate_hash = 'lost'");
        await later.ExecuteNonQueryAsync(Ct);
        (await TakeAsync("lost", Alice)).ShouldBe(RelayPlace.Again);
        (await TakeAsync("lost", Alice)).ShouldBe(RelayPlace.None);
    }

    [Fact]
    public async Task Accounts_without_number_have_one_budget_of_gas()
    {
        var used = await market.Host.Service<NpgsqlDataSource>().CreateCommand("select coalesce(sum(gas), 0)::bigint from relayed_delegate")
            .ExecuteScalarAsync(Ct);
        var limits = Limits with { MostGasAnHour = new Gas((ulong)(long)used! + Gas.FromTeragas(250).Value) };
        var taken = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            i => Relayed.TakeAsync($"new{i}", Account.Parse($"new{i}.near"), Relayer, Gas.FromTeragas(100), limits, Ct)));
        taken.Count(t => t == RelayPlace.First).ShouldBe(2);
    }

    private Task<RelayPlace> TakeAsync(string hash, Account account) =>
        Relayed.TakeAsync(hash, account, Relayer, Gas.FromTeragas(30), Limits, Ct);
}
