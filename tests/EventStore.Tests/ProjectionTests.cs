using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

public sealed class ProjectionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private ProjectionProgress Progress => new(fixture.Store);

    [Fact]
    public async Task Daemon_catches_up_follows_and_goes_on_after_a_restart()
    {
        var projection = await NewAsync("follow");
        await DepositAsync("follow/a", 25);
        await using (new DaemonRunner(fixture.Store, projection))
        {
            await CaughtUpAsync(projection);
            await DepositAsync("follow/a", 3);
            await CaughtUpAsync(projection);
        }

        var calls = projection.Calls;
        await DepositAsync("follow/b", 2);
        await using (new DaemonRunner(fixture.Store, projection)) await CaughtUpAsync(projection);
        (await BalanceAsync("follow", "follow/a")).ShouldBe(28);
        (await BalanceAsync("follow", "follow/b")).ShouldBe(2);
        (projection.Calls - calls).ShouldBeLessThan(3);
    }

    [Fact]
    [Trait("Abuse", "21")]
    public async Task Rows_and_checkpoint_are_written_together_or_not_at_all()
    {
        var projection = await NewAsync("atomic");
        var backend = 0;
        projection.BeforeRows = async () =>
        {
            // Once: the connection dies between the checkpoint's update and the rows.
            if (Interlocked.Increment(ref backend) == 1)
                await fixture.ExecuteAsync(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'");
        };
        await DepositAsync("atomic/a", 8);
        await using (new DaemonRunner(fixture.Store, projection)) await CaughtUpAsync(projection);
        (await BalanceAsync("atomic", "atomic/a")).ShouldBe(8);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM es_parked_event WHERE projection = 'atomic'")).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "19")]
    public async Task Poison_event_is_tried_three_times_parked_and_pauses_only_its_projection()
    {
        var (sick, healthy) = (await NewAsync("sick"), await NewAsync("healthy"));
        var position = await DepositAsync("poison/a", 15);
        var poison = position - 4;
        var tries = 0;
        sick.FailsAt = one => one.Sequence == poison && Interlocked.Increment(ref tries) > 0;
        await using var daemon = new DaemonRunner(fixture.Store, sick, healthy);

        (await Progress.WaitForAsync("healthy", position, Patience, StoreFixture.Ct)).ShouldBeTrue();
        (await Progress.WaitForAsync("sick", position, Patience, StoreFixture.Ct)).ShouldBeFalse();
        var status = (await Progress.ReadAsync(StoreFixture.Ct)).Single(one => one.Name == "sick");
        status.Position.ShouldBe(poison - 1);
        status.PausedPosition.ShouldBe(poison);
        status.PausedReason!.ShouldContain($"told to fail at {poison}");
        tries.ShouldBe(1 + 3, "once in its page, three times alone");
        (await fixture.ScalarAsync<int>($"SELECT attempts FROM es_parked_event WHERE projection = 'sick' AND position = {poison}"))
            .ShouldBe(3);

        sick.FailsAt = _ => false;
        (await Progress.ResumeAsync("sick", StoreFixture.Ct)).ShouldBeTrue();
        (await Progress.ResumeAsync("sick", StoreFixture.Ct)).ShouldBeFalse();
        await CaughtUpAsync(sick);
        (await BalanceAsync("sick", "poison/a")).ShouldBe(15);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM es_parked_event WHERE projection = 'sick'")).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "20")]
    public async Task Leader_of_an_older_epoch_is_fenced_off()
    {
        var projection = await NewAsync("fenced");
        await DepositAsync("fenced/a", 2);
        var rows = new ProjectionRows(fixture.DataSource, "fenced");
        var page = await fixture.Store.QueryEventsAsync(0, 1, StoreFixture.Ct);
        var older = await rows.LeadAsync(StoreFixture.Ct);
        var newer = await rows.LeadAsync(StoreFixture.Ct);

        newer.Epoch.ShouldBe(older.Epoch + 1);
        await Should.ThrowAsync<FencedException>(() => rows.ApplyAsync(projection, older.Epoch, 0, page, StoreFixture.Ct));
        await rows.ApplyAsync(projection, newer.Epoch, 0, page, StoreFixture.Ct);
        await Should.ThrowAsync<FencedException>(
            () => rows.ApplyAsync(projection, newer.Epoch, 0, page, StoreFixture.Ct), "the checkpoint has moved");
    }

    [Fact]
    [Trait("Abuse", "20")]
    public async Task Two_daemons_apply_each_event_once_and_one_takes_over()
    {
        var (one, two) = (await NewAsync("twice"), new BalanceProjection("twice"));
        await using var other = fixture.NewStore();
        var first = new DaemonRunner(fixture.Store, one);
        await using (new DaemonRunner(other, two))
        {
            await DepositAsync("twice/a", 30);
            await CaughtUpAsync(one);
            await first.DisposeAsync();
            await DepositAsync("twice/a", 5);
            await CaughtUpAsync(one);
        }

        (await BalanceAsync("twice", "twice/a")).ShouldBe(35);
    }

    [Fact]
    public async Task Inline_projection_is_written_with_the_append_or_not_at_all()
    {
        var projection = await NewAsync("inline");
        await using var store = fixture.NewStore(options => options.InlineProjections.Add(projection));
        var written = store.LightweightSession(EventMetadata.None);
        written.Events.StartStream("inline/a", new AccountEvent.Opened("a"), new AccountEvent.Deposited(7));
        var result = await written.SaveChangesAsync(StoreFixture.Ct);
        (await BalanceAsync("inline", "inline/a")).ShouldBe(7);
        (await fixture.ScalarAsync<long>("SELECT last FROM balance_inline")).ShouldBe(result.Position);

        projection.FailsAt = _ => true;
        var failed = store.LightweightSession(EventMetadata.None);
        failed.Events.Append("inline/a", 2, new AccountEvent.Deposited(1));
        await Should.ThrowAsync<InvalidOperationException>(() => failed.SaveChangesAsync(StoreFixture.Ct));
        (await BalanceAsync("inline", "inline/a")).ShouldBe(7);
        (await fixture.Store.FetchStreamStateAsync("inline/a", StoreFixture.Ct))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Undecodable_event_pauses_who_reads_it_and_nobody_else()
    {
        var (reads, skips) = (await NewAsync("decodes"), new NamesOnly());
        await DepositAsync("odd/a", 1);
        await fixture.ExecuteAsync("""UPDATE mt_events SET data = '{"amount":"many"}' WHERE stream_id = 'odd/a'""");
        await using var daemon = new DaemonRunner(fixture.Store, reads, skips);
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        (await Progress.WaitForAsync("names_only", head, Patience, StoreFixture.Ct)).ShouldBeTrue();
        (await Progress.WaitForAsync("decodes", long.MaxValue, Patience, StoreFixture.Ct)).ShouldBeFalse();
        (await Progress.ReadAsync(StoreFixture.Ct)).Single(s => s.Name == "decodes").PausedReason!.ShouldStartWith("JsonException");
        await fixture.ExecuteAsync("""UPDATE mt_events SET data = '{"amount":1}' WHERE stream_id = 'odd/a'""");
    }

    [Fact]
    public async Task Projections_share_one_reading_of_the_log()
    {
        await DepositAsync("shared/a", 40);
        using var pages = new LogPages(fixture.Store, 10);
        for (var reader = 0; reader < 3; reader++) (await pages.AfterAsync(0, StoreFixture.Ct)).Count.ShouldBe(10);
        (await pages.AfterAsync(4, StoreFixture.Ct)).Select(e => e.Sequence).ShouldBe([5, 6, 7, 8, 9, 10]);
        (await pages.AfterAsync(10, StoreFixture.Ct))[0].Sequence.ShouldBe(11);
        pages.Reads.ShouldBe(2);
    }

    private async Task<BalanceProjection> NewAsync(string name)
    {
        await fixture.ExecuteAsync(BalanceProjection.Ddl(name));
        return new BalanceProjection(name);
    }

    private async Task<long> DepositAsync(string key, int count)
    {
        var position = 0L;
        for (var i = 0; i < count; i++)
            position = (await fixture.AppendAsync(key, ExpectedVersion.Any, new AccountEvent.Deposited(1))).Position;
        return position;
    }

    private async Task CaughtUpAsync(BalanceProjection projection) => (await Progress.WaitForAsync(
        projection.Name, await fixture.Store.HeadPositionAsync(StoreFixture.Ct), Patience, StoreFixture.Ct)).ShouldBeTrue();

    private Task<long> BalanceAsync(string name, string key) =>
        fixture.ScalarAsync<long>($"SELECT balance FROM balance_{name} WHERE stream = '{key}'");

    private sealed class NamesOnly : IProjection
    {
        public string Name => "names_only";

        public Task ApplyAsync(
            NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct) =>
            Task.CompletedTask;
    }
}
