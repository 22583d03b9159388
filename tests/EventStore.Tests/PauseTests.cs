using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class PauseTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private ProjectionProgress Progress => new(fixture.Store);

    [Fact]
    public async Task Pause_waits_for_the_page_in_flight_and_nothing_is_written_after_it()
    {
        var projection = await NewAsync("held");
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        projection.BeforeRows = async () =>
        {
            entered.TrySetResult();
            await leave.Task;
        };
        var first = await DepositAsync("held");
        await using var daemon = new DaemonRunner(fixture.Store, projection);
        await entered.Task.WaitAsync(Eventually.Patience, StoreFixture.Ct);
        var pausing = Progress.PauseAsync("held", "maintenance", StoreFixture.Ct);
        await Eventually.TrueAsync(
            async () => await fixture.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'WITH paused%')"),
            "the pause waits");
        pausing.IsCompleted.ShouldBeFalse();
        leave.SetResult();
        (await pausing).ShouldBeTrue();
        (await StatusAsync("held")).Position.ShouldBe(first);

        await DepositAsync("held");
        (await Progress.WaitForAsync("held", first + 1, Eventually.Patience, StoreFixture.Ct)).ShouldBeFalse();
        (await BalanceAsync("held")).ShouldBe(1);
        (await StatusAsync("held")).PausedReason.ShouldBe("maintenance");
        (await Progress.ResumeAsync("held", StoreFixture.Ct)).ShouldBeTrue();
        (await Progress.WaitForAsync("held", first + 1, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        (await BalanceAsync("held")).ShouldBe(2);
    }

    [Fact]
    [Trait("Abuse", "19")]
    public async Task Replay_of_a_projections_poison_tries_it_in_its_place_and_parks_it_again_where_it_fails()
    {
        var projection = await NewAsync("again");
        var first = await DepositAsync("again");
        var poison = await DepositAsync("again");
        var last = await DepositAsync("again");
        projection.FailsAt = one => one.Sequence == poison;
        await using var daemon = new DaemonRunner(fixture.Store, projection);
        (await Progress.WaitForAsync("again", last, Eventually.Patience, StoreFixture.Ct)).ShouldBeFalse();
        var parked = (await Progress.ListParkedAsync(null, StoreFixture.Ct)).Single(one => one.Projection == "again");

        (await Progress.ReplayParkedAsync("again", null, StoreFixture.Ct)).ShouldBe(1);
        await Eventually.TrueAsync(
            async () => (await Progress.ListParkedAsync("again", StoreFixture.Ct)) is [var one] && one.ParkedAt > parked.ParkedAt,
            "it is parked again");
        (await StatusAsync("again")).PausedPosition.ShouldBe(poison);
        (await StatusAsync("again")).Position.ShouldBe(poison - 1);
        (await BalanceAsync("again")).ShouldBe(poison - first);

        projection.FailsAt = _ => false;
        (await Progress.ReplayParkedAsync("again", poison, StoreFixture.Ct)).ShouldBe(1);
        (await Progress.WaitForAsync("again", last, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        (await BalanceAsync("again")).ShouldBe(3);
        (await Progress.ListParkedAsync("again", StoreFixture.Ct)).ShouldBeEmpty();
    }

    private async Task<BalanceProjection> NewAsync(string name)
    {
        await fixture.ExecuteAsync(BalanceProjection.Ddl(name));
        return new BalanceProjection(name);
    }

    private async Task<long> DepositAsync(string key) =>
        (await fixture.AppendAsync(key, ExpectedVersion.Any, new AccountEvent.Deposited(1))).Position;

    private async Task<ProjectionStatus> StatusAsync(string name) =>
        (await Progress.ReadAsync(StoreFixture.Ct)).Single(one => one.Name == name);

    private Task<long> BalanceAsync(string name) =>
        fixture.ScalarAsync<long>($"SELECT balance FROM balance_{name} WHERE stream = '{name}'");
}
