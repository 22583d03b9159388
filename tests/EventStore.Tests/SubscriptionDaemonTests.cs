using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class SubscriptionDaemonTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly ProjectionDaemonOptions Quick = DaemonRunner.Quick with
    {
        HeartbeatInterval = TimeSpan.FromMilliseconds(100),
        LeaseTimeout = TimeSpan.FromSeconds(5),
    };

    private ProjectionProgress Progress => new(fixture.Store);

    [Fact]
    public async Task Subscription_catches_up_and_goes_live_without_gap_or_repetition_under_concurrent_appends()
    {
        const int writers = 4, each = 60;
        var (one, other) = (new RecordingSubscription("live_one"), new RecordingSubscription("live_other"));
        await AppendAsync("live/before", 55);
        var first = await fixture.ScalarAsync<long>("SELECT min(seq_id) FROM mt_events");
        var writing = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => AppendAsync($"live/{writer}", each))));
        await using var daemon = Daemon(one, other);
        await writing;
        var head = await CaughtUpAsync(one);
        await CaughtUpAsync(other);
        var all = Enumerable.Range((int)first, (int)(head - first + 1)).Select(n => (long)n).ToArray();
        one.Seen.ShouldBe(all);
        other.Seen.ShouldBe(all);
    }

    [Fact]
    public async Task Subscription_from_now_begins_behind_the_last_event_and_later_goes_on_where_it_was()
    {
        await AppendAsync("now", 5);
        var head = await HeadAsync();
        var options = new SubscriptionOptions { Start = SubscriptionStart.Now };
        var first = new RecordingSubscription("now") { Options = options };
        await using (Daemon(first))
        {
            await CaughtUpAsync(first);
            await AppendAsync("now", 2);
            await CaughtUpAsync(first);
        }

        first.Seen.ShouldBe([head + 1, head + 2]);
        await AppendAsync("now", 3);
        var second = new RecordingSubscription("now") { Options = options };
        await using (Daemon(second)) await CaughtUpAsync(second);
        second.Seen.ShouldBe([head + 3, head + 4, head + 5]);
    }

    [Fact]
    public async Task Page_that_was_handled_without_its_checkpoint_comes_again()
    {
        var start = await HeadAsync();
        var twice = new RecordingSubscription("twice_given") { Options = new SubscriptionOptions { Start = SubscriptionStart.Now } };
        await using var daemon = Daemon(twice);
        await CaughtUpAsync(twice);
        var raised = 0;
        twice.Before = async (_, _) =>
        {
            // As another leader would, between the handler and its checkpoint.
            if (Interlocked.Increment(ref raised) == 1)
                await fixture.ExecuteAsync("UPDATE es_projection SET epoch = epoch + 1 WHERE name = 'twice_given'");
        };
        await AppendAsync("twice_given", 1);
        await CaughtUpAsync(twice);
        twice.Seen.ShouldBe([start + 1, start + 1]);
    }

    [Fact]
    [Trait("Abuse", "19")]
    public async Task Poison_pauses_a_subscription_until_it_is_replayed_in_its_place()
    {
        var start = await HeadAsync();
        var sick = new RecordingSubscription("waits") { Options = new SubscriptionOptions { Start = SubscriptionStart.Now } };
        await using var daemon = Daemon(sick);
        await CaughtUpAsync(sick);
        var poison = start + 2;
        sick.FailsAt = one => one.Sequence == poison;
        await AppendAsync("waits", 4);
        (await Progress.WaitForAsync("waits", start + 4, Eventually.Patience, StoreFixture.Ct)).ShouldBeFalse();
        var parked = (await Progress.ListParkedAsync("waits", StoreFixture.Ct)).ShouldHaveSingleItem();
        (parked.Position, parked.Stream, parked.EventType, parked.Attempts).ShouldBe((poison, "waits", "account_deposited", 3));
        parked.Error.ShouldBe($"InvalidOperationException: told to fail at {poison}");

        sick.FailsAt = _ => false;
        sick.Seen.Clear();
        (await Progress.ReplayParkedAsync("waits", poison + 1, StoreFixture.Ct)).ShouldBe(0);
        (await Progress.ReplayParkedAsync("waits", poison, StoreFixture.Ct)).ShouldBe(1);
        await CaughtUpAsync(sick);
        sick.Seen.ShouldBe([poison, poison + 1, poison + 2]);
        (await Progress.ListParkedAsync("waits", StoreFixture.Ct)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "19")]
    public async Task Poison_is_parked_and_passed_where_the_subscription_says_so_and_handled_when_replayed()
    {
        var start = await HeadAsync();
        var options = new SubscriptionOptions { Start = SubscriptionStart.Now, OnPoison = OnPoison.Park };
        var sick = new RecordingSubscription("passes") { Options = options };
        await using var daemon = Daemon(sick);
        await CaughtUpAsync(sick);
        sick.FailsAt = one => one.Sequence == start + 2 || one.Sequence == start + 3;
        await AppendAsync("passes", 5);
        await CaughtUpAsync(sick);
        sick.Seen.Distinct().ShouldBe([start + 1, start + 4, start + 5]);
        var parked = await Progress.ListParkedAsync("passes", StoreFixture.Ct);
        parked.Select(one => (one.Position, one.Attempts)).ShouldBe([(start + 2, 3), (start + 3, 3)]);
        (await StatusAsync("passes")).ShouldSatisfyAllConditions(
            status => status.PausedAt.ShouldBeNull(), status => status.Parked.ShouldBe(2), status => status.Kind.ShouldBe("subscription"));

        sick.FailsAt = one => one.Sequence == start + 3;
        (await Progress.ReplayParkedAsync("passes", null, StoreFixture.Ct)).ShouldBe(2);
        await Eventually.TrueAsync(
            async () => (await Progress.ListParkedAsync("passes", StoreFixture.Ct)) is [{ Attempts: 4 }], "one is left");
        var left = (await Progress.ListParkedAsync("passes", StoreFixture.Ct)).Single();
        (left.Position, left.ReplayAt).ShouldBe((start + 3, null));
        sick.Seen.Last().ShouldBe(start + 2);
    }

    [Fact]
    public async Task Paused_by_a_person_it_stands_still_until_it_is_resumed()
    {
        var reader = new RecordingSubscription("stopped");
        (await Progress.PauseAsync("stopped", "too early", StoreFixture.Ct)).ShouldBeFalse("it never ran");
        await using var daemon = Daemon(reader, new RecordingSubscription("goes_on"));
        await CaughtUpAsync(reader);
        (await Progress.PauseAsync("stopped", "a look at its \0 rows", StoreFixture.Ct)).ShouldBeTrue();
        (await Progress.PauseAsync("stopped", "again", StoreFixture.Ct)).ShouldBeFalse();
        var seen = reader.Seen.Count;
        await AppendAsync("stopped", 3);
        (await Progress.WaitForAsync("goes_on", await HeadAsync(), Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        (await Progress.WaitForAsync("stopped", await HeadAsync(), Eventually.Patience, StoreFixture.Ct)).ShouldBeFalse();
        var status = await StatusAsync("stopped");
        (status.PausedReason, status.PausedPosition, status.Lag).ShouldBe(("a look at its \uFFFD rows", null, 3));

        (await Progress.ResumeAsync("stopped", StoreFixture.Ct)).ShouldBeTrue();
        (await Progress.ResumeAsync("stopped", StoreFixture.Ct)).ShouldBeFalse();
        await CaughtUpAsync(reader);
        reader.Seen.Count.ShouldBeInRange(seen + 3, seen + 6, "what ran while it was paused may have been given twice");
    }

    [Fact]
    public async Task Two_readers_of_one_name_are_refused()
    {
        await fixture.ExecuteAsync(BalanceProjection.Ddl("same"));
        Should.Throw<InvalidOperationException>(() => new DaemonRunner(
            fixture.Store, Quick, [new BalanceProjection("same")], [new RecordingSubscription("same")]));
    }

    private DaemonRunner Daemon(params ISubscription[] subscriptions) => new(fixture.Store, Quick, [], subscriptions);

    private async Task<long> CaughtUpAsync(RecordingSubscription reader)
    {
        // At position 0 every reader has caught up, even one that has not begun.
        await Eventually.TrueAsync(
            async () => (await Progress.ReadAsync(StoreFixture.Ct)).Any(one => one.Name == reader.Name && one.Leader is not null),
            "it leads");
        var head = await HeadAsync();
        (await Progress.WaitForAsync(reader.Name, head, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        return head;
    }

    private Task<long> HeadAsync() => fixture.Store.HeadPositionAsync(StoreFixture.Ct);

    private async Task<ProjectionStatus> StatusAsync(string name) =>
        (await Progress.ReadAsync(StoreFixture.Ct)).Single(one => one.Name == name);

    private async Task AppendAsync(string key, int count)
    {
        for (var i = 0; i < count; i++) await fixture.AppendAsync(key, ExpectedVersion.Any, new AccountEvent.Deposited(1));
    }
}
