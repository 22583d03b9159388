using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class CheckpointFloorTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    private ProjectionProgress Progress => new(fixture.Store);

    [Fact]
    public async Task Floor_is_where_the_last_of_all_is_on_this_node_and_on_another()
    {
        var (fast, slow) = (await NewAsync("fast"), await NewAsync("slow"));
        var leave = new TaskCompletionSource();
        slow.BeforeRows = () => leave.Task;
        await using var elsewhere = fixture.NewStore();
        var (here, there) = (new CheckpointFloor(fixture.Store, "fast", "slow"), new CheckpointFloor(elsewhere, "fast", "slow"));
        var written = await DepositAsync("fast");
        await using var daemon = new DaemonRunner(fixture.Store, fast, slow);
        (await Progress.WaitForAsync("fast", written, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        foreach (var floor in new[] { here, there })
        {
            (await floor.WaitForAsync(written, Short, StoreFixture.Ct)).ShouldBeFalse();
            (await floor.ReadAsync(StoreFixture.Ct)).ShouldBeLessThan(written);
        }

        var waiting = new[] { here, there }.Select(f => f.WaitForAsync(written, Eventually.Patience, StoreFixture.Ct)).ToList();
        leave.SetResult();
        (await Task.WhenAll(waiting)).ShouldBe([true, true]);
        (here.Known, there.Known).ShouldBe((written, written));
    }

    [Fact]
    public async Task Nobody_waits_for_what_is_paused_and_who_asks_after_it_goes_on_is_served()
    {
        var before = await DepositAsync("halted");
        await using var daemon = new DaemonRunner(fixture.Store, await NewAsync("halted"));
        var floor = new CheckpointFloor(fixture.Store, "halted");
        (await floor.WaitForAsync(before, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        await Progress.PauseAsync("halted", "maintenance", StoreFixture.Ct);
        var written = await DepositAsync("halted");
        var started = TimeProvider.System.GetTimestamp();
        (await floor.WaitForAsync(written, Eventually.Patience, StoreFixture.Ct)).ShouldBeFalse();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(Eventually.Patience / 2);
        await Progress.ResumeAsync("halted", StoreFixture.Ct);
        (await floor.WaitForAsync(written, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Wait_past_a_position_ends_with_the_next_event_and_not_before()
    {
        var first = await DepositAsync("past");
        await using var daemon = new DaemonRunner(fixture.Store, await NewAsync("past"));
        await using var elsewhere = fixture.NewStore();
        foreach (var floor in new[] { new CheckpointFloor(fixture.Store, "past"), new CheckpointFloor(elsewhere, "past") })
        {
            (await floor.WaitForAsync(first, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
            var waiting = floor.WaitPastAsync(floor.Known, StoreFixture.Ct);
            await Task.WhenAny(waiting, Task.Delay(Short, StoreFixture.Ct));
            waiting.IsCompleted.ShouldBeFalse();
            var next = await DepositAsync("past");
            await waiting.WaitAsync(Eventually.Patience, StoreFixture.Ct);
            floor.Known.ShouldBe(next);
        }
    }

    [Fact]
    public async Task Floor_without_projections_is_the_beginning()
    {
        var floor = new CheckpointFloor(fixture.Store);
        (await floor.WaitForAsync(0, Short, StoreFixture.Ct)).ShouldBeTrue();
        floor.Known.ShouldBe(0);
    }

    private async Task<BalanceProjection> NewAsync(string name)
    {
        await fixture.ExecuteAsync(BalanceProjection.Ddl(name));
        return new BalanceProjection(name);
    }

    private async Task<long> DepositAsync(string key) =>
        (await fixture.AppendAsync(key, ExpectedVersion.Any, new AccountEvent.Deposited(1))).Position;
}
