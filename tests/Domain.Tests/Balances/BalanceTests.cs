using System.Diagnostics;
using NeuraNft.Domain.Balances;
using static NeuraNft.Domain.Balances.BalanceCommand;
using static NeuraNft.Domain.Balances.BalanceEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Balances;

public sealed class BalanceTests
{
    private static readonly Yocto Ten = Yocto.Parse("10");
    private static readonly BalanceState TenOfBob = Having(new BalanceCredited(Bob, Ten, "operator", "a"));

    [Fact]
    public void Hold_of_all_there_is_leaves_nothing_available_and_loses_nothing()
    {
        var state = Having(TenOfBob, Accepted(TenOfBob, new HoldForJob(Bob, Job, Asset, Ten)));
        (state.Available, state.Held).ShouldBe((Yocto.Zero, Ten));
    }

    [Fact]
    public void Hold_above_the_available_is_refused_with_what_there_is() =>
        Refusal(TenOfBob, new HoldForJob(Bob, Job, Asset, Yocto.Parse("11")))
            .ShouldBe(new BalanceRefusal.InsufficientBalance(Yocto.Parse("11"), Ten));

    [Fact]
    public void Hold_for_a_job_that_has_one_adds_none()
    {
        var held = Having(TenOfBob, Accepted(TenOfBob, new HoldForJob(Bob, Job, Asset, Ten)));
        Accepted(held, new HoldForJob(Bob, Job, Asset, Ten)).ShouldBeEmpty();
    }

    [Fact]
    public void Row_57_nothing_or_more_than_there_is_on_earth_is_no_amount()
    {
        var tooMuch = new Yocto(BalanceDecider.MaxAmount.Amount + 1);
        foreach (var amount in new[] { Yocto.Zero, tooMuch, new Yocto(UInt128.MaxValue) })
        {
            Refusal(TenOfBob, new CreditBalance(Bob, amount, "operator", "b")).ShouldBeOfType<BalanceRefusal.InvalidAmount>();
            Refusal(TenOfBob, new RequestWithdrawal(Bob, Job, amount)).ShouldBeOfType<BalanceRefusal.InvalidAmount>();
        }
    }

    [Theory]
    [InlineData("-1"), InlineData("1.5"), InlineData("1e3"), InlineData("01"), InlineData("+1"), InlineData(""), InlineData(" 1")]
    [InlineData("340282366920938463463374607431768211456")]
    public void Row_57_text_that_is_no_amount_never_becomes_one(string text) => Yocto.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Charge_of_what_is_not_held_is_impossible()
    {
        Should.Throw<UnreachableException>(() => Having(TenOfBob, [new BalanceCharged(Bob, Job, Asset, Ten)]));
        var held = Having(TenOfBob, [new BalanceHeld(Bob, Job, Asset, Ten)]);
        Should.Throw<UnreachableException>(() => Having(held, [new BalanceCharged(Bob, Job, Asset, Yocto.Parse("11"))]));
        Should.Throw<UnreachableException>(() => Having(
            held, [new BalanceCharged(Bob, Job, Asset, Ten), new BalanceRefunded(Bob, Job, Asset, Ten, "LATE")]));
    }

    [Fact]
    public void Row_63_withdrawal_is_pending_until_it_is_paid_or_returned_and_ends_once()
    {
        var pending = Having(TenOfBob, Accepted(TenOfBob, new RequestWithdrawal(Bob, Job, Ten)));
        (pending.Available, pending.Withdrawing).ShouldBe((Yocto.Zero, Ten));
        var paid = Having(pending, Accepted(pending, new PayWithdrawal(Bob, Job, "tx")));
        (paid.Available, paid.Withdrawing).ShouldBe((Yocto.Zero, Yocto.Zero));
        Accepted(paid, new PayWithdrawal(Bob, Job, "tx")).ShouldBeEmpty();
        Refusal(paid, new ReturnWithdrawal(Bob, Job, "?")).ShouldBe(new BalanceRefusal.WithdrawalEnded(Job, WithdrawalStatus.Paid));
        var returned = Having(pending, Accepted(pending, new ReturnWithdrawal(Bob, Job, "The account is gone.")));
        (returned.Available, returned.Withdrawing).ShouldBe((Ten, Yocto.Zero));
        Refusal(returned, new PayWithdrawal(Bob, Guid.Empty, "tx")).ShouldBe(new BalanceRefusal.NoSuchWithdrawal(Guid.Empty));
    }

    [Fact]
    public void Withdrawals_that_wait_are_bounded()
    {
        var state = TenOfBob;
        for (var i = 0; i < BalanceDecider.MaxPendingWithdrawals; i++)
            state = state with { Withdrawals = state.Withdrawals.Add(new Guid(i, 1, 0, new byte[8]), new(Ten, WithdrawalStatus.Pending)) };
        Refusal(state, new RequestWithdrawal(Bob, Job, Ten)).ShouldBeOfType<BalanceRefusal.TooManyWithdrawals>();
    }

    private static BalanceState Having(params BalanceEvent[] events) => Having(BalanceState.Initial, events);

    private static BalanceState Having(BalanceState state, IEnumerable<BalanceEvent> events) =>
        events.Aggregate(state, BalanceDecider.Evolve);

    private static IReadOnlyList<BalanceEvent> Accepted(BalanceState state, BalanceCommand command) =>
        BalanceDecider.Decide(state, command).ShouldBeOfType<Decision<BalanceEvent, BalanceRefusal>.Accepted>().Events;

    private static BalanceRefusal Refusal(BalanceState state, BalanceCommand command) =>
        BalanceDecider.Decide(state, command).ShouldBeOfType<Decision<BalanceEvent, BalanceRefusal>.Refused>().Refusal;
}
