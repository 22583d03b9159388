using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

/// <summary>Callers that travel together: while the head row is held, appends gather, and go in one group when it is free.</summary>
public sealed class GroupAppendTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    public async Task Conflict_of_one_caller_fails_no_other()
    {
        await fixture.AppendAsync("mixed/0", ExpectedVersion.NoStream, new AccountEvent.Opened("a"));
        var results = await TogetherAsync(
            () => fixture.AppendAsync("mixed/1", ExpectedVersion.NoStream, new AccountEvent.Opened("b")),
            () => fixture.AppendAsync("mixed/0", ExpectedVersion.NoStream, new AccountEvent.Opened("c")),
            () => fixture.AppendAsync("mixed/2", ExpectedVersion.NoStream, new AccountEvent.Opened("d"), new AccountEvent.Deposited(1)));
        results.Select(one => one.Verdict).ShouldBe([AppendVerdict.Appended, AppendVerdict.Conflict, AppendVerdict.Appended]);
        results[1].Conflict.ShouldBe(new StreamConflict("mixed/0", ExpectedVersion.NoStream, 1));
        results[2].Position.ShouldBe(results[0].Position + 2);
        await ShouldBeOneTransactionAsync("mixed/1", "mixed/2");
    }

    [Fact]
    public async Task Callers_on_one_stream_are_served_in_their_order()
    {
        var results = await TogetherAsync(
            () => fixture.AppendAsync("same", ExpectedVersion.NoStream, new AccountEvent.Opened("a"), new AccountEvent.Deposited(1)),
            () => fixture.AppendAsync("same", ExpectedVersion.NoStream, new AccountEvent.Opened("b")),
            () => fixture.AppendAsync("same", 2, new AccountEvent.Deposited(2)),
            () => fixture.AppendAsync("same", 2, new AccountEvent.Deposited(3)),
            () => fixture.AppendAsync("same", ExpectedVersion.Any, new AccountEvent.Deposited(4)));
        results.Select(one => one.Verdict).ShouldBe(
            [AppendVerdict.Appended, AppendVerdict.Conflict, AppendVerdict.Appended, AppendVerdict.Conflict, AppendVerdict.Appended]);
        results[1].Conflict!.CurrentVersion.ShouldBe(2);
        results[3].Conflict!.CurrentVersion.ShouldBe(3);
        results[4].Versions["same"].ShouldBe(4);
        var events = await fixture.Store.FetchStreamAsync("same", 0, StoreFixture.Ct);
        events.Select(one => one.Version).ShouldBe([1, 2, 3, 4]);
        events.Select(one => one.Data).Skip(1).ShouldBe(
            [new AccountEvent.Deposited(1), new AccountEvent.Deposited(2), new AccountEvent.Deposited(4)]);
        events.Select(one => one.Sequence).ShouldBe(Enumerable.Range((int)events[0].Sequence, 4).Select(n => (long)n));
        (await fixture.Store.FetchStreamStateAsync("same", StoreFixture.Ct))!.Version.ShouldBe(4);
    }

    [Fact]
    [Trait("Abuse", "13")]
    public async Task Command_sent_twice_at_once_is_appended_once()
    {
        var command = new EventMetadata { CommandId = Guid.CreateVersion7() };
        var other = new EventMetadata { CommandId = Guid.CreateVersion7() };
        var results = await TogetherAsync(
            () => fixture.AppendAsync(command, "twice", ExpectedVersion.Any, new AccountEvent.Deposited(1)),
            () => fixture.AppendAsync(command, "twice", ExpectedVersion.Any, new AccountEvent.Deposited(1)),
            () => fixture.AppendAsync(other, "twice", ExpectedVersion.Any, new AccountEvent.Deposited(2)),
            () => fixture.AppendAsync(command, "twice", ExpectedVersion.Any, new AccountEvent.Deposited(3)));
        results.Select(one => one.Verdict).ShouldBe(
            [AppendVerdict.Appended, AppendVerdict.Replayed, AppendVerdict.Appended, AppendVerdict.IdempotencyMismatch]);
        results[1].Position.ShouldBe(results[0].Position);
        results[1].Versions["twice"].ShouldBe(1);
        (await fixture.Store.FetchStreamAsync("twice", 0, StoreFixture.Ct)).Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Abuse", "16")]
    public async Task Payload_that_the_server_refuses_does_not_abort_the_group()
    {
        await using var store = fixture.NewStore(options => options.Json = new(options.Json) { Converters = { new HalfPairConverter() } });
        Task<AppendResult> Append(string key, object one)
        {
            var session = store.LightweightSession(EventMetadata.None);
            session.Events.Append(key, ExpectedVersion.Any, one);
            return session.SaveChangesAsync(StoreFixture.Ct);
        }

        var results = await TogetherAsync(
            () => Append("bad/1", new AccountEvent.Opened("a")),
            () => Append("bad/2", new AccountEvent.Noted("whatever")),
            () => Append("bad/3", new AccountEvent.Opened("c")));
        results.Select(one => one.Verdict).ShouldBe([AppendVerdict.Appended, AppendVerdict.InvalidText, AppendVerdict.Appended]);
    }

    [Fact]
    public async Task Cancelled_caller_does_not_wait_and_is_not_sent()
    {
        using var impatient = new CancellationTokenSource();
        var results = await TogetherAsync(
            () => fixture.AppendAsync("patient", ExpectedVersion.Any, new AccountEvent.Deposited(1)),
            async () =>
            {
                var session = fixture.Store.LightweightSession(EventMetadata.None);
                session.Events.Append("impatient", ExpectedVersion.Any, new AccountEvent.Deposited(1));
                var saving = session.SaveChangesAsync(impatient.Token);
                await impatient.CancelAsync();
                await Should.ThrowAsync<OperationCanceledException>(() => saving);
                return null!;
            });
        results[0].Verdict.ShouldBe(AppendVerdict.Appended);
        (await fixture.Store.FetchStreamStateAsync("impatient", StoreFixture.Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Disposed_store_answers_what_is_under_way_and_takes_no_more()
    {
        var store = fixture.NewStore();
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.Append("last", ExpectedVersion.Any, new AccountEvent.Deposited(1));
        var saving = session.SaveChangesAsync(StoreFixture.Ct);
        await store.DisposeAsync();
        (await saving).Verdict.ShouldBe(AppendVerdict.Appended);
        session.Events.Append("last", ExpectedVersion.Any, new AccountEvent.Deposited(2));
        await Should.ThrowAsync<ObjectDisposedException>(() => session.SaveChangesAsync(StoreFixture.Ct));
    }

    [Fact]
    public async Task Store_is_disposed_of_twice_without_harm()
    {
        var store = fixture.NewStore();
        await store.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task Too_much_that_waits_is_unavailable_and_not_written()
    {
        await using var store = fixture.NewStore(options => options.MaxWaitingBytes = 2000);
        var tasks = new List<Task<AppendResult>>();
        await TogetherAsync(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                var session = store.LightweightSession(EventMetadata.None);
                session.Events.Append("full", ExpectedVersion.Any, new AccountEvent.Noted(new string('x', 900)));
                tasks.Add(session.SaveChangesAsync(StoreFixture.Ct));
            }

            return await tasks[0];
        });
        var refused = tasks.Where(task => task.IsFaulted).ToList();
        refused.Count.ShouldBeGreaterThan(0);
        foreach (var one in refused)
            (await Should.ThrowAsync<EventStoreUnavailableException>(() => one)).OutcomeUnknown.ShouldBeFalse();
        await Task.WhenAll(tasks.Except(refused));
        (await fixture.Store.FetchStreamAsync("full", 0, StoreFixture.Ct)).Count.ShouldBe(5 - refused.Count);
    }

    /// <summary>A first append waits for the head row and keeps the connection busy; the others gather behind it into one group.</summary>
    private async Task<AppendResult[]> TogetherAsync(params Func<Task<AppendResult>>[] appends)
    {
        await using var blocker = await fixture.DataSource.OpenConnectionAsync(StoreFixture.Ct);
        await using var transaction = await blocker.BeginTransactionAsync(StoreFixture.Ct);
        await using (var hold = new NpgsqlCommand("SELECT position FROM es_head FOR UPDATE", blocker))
            await hold.ExecuteScalarAsync(StoreFixture.Ct);
        var first = fixture.AppendAsync($"first/{Guid.NewGuid()}", ExpectedVersion.Any, new AccountEvent.Deposited(0));
        var others = appends.Select(append => append()).ToArray();
        await transaction.RollbackAsync(StoreFixture.Ct);
        await first;
        return await Task.WhenAll(others);
    }

    private async Task ShouldBeOneTransactionAsync(params string[] keys) => (await fixture.ScalarAsync<long>(
        $"SELECT count(DISTINCT xmin::text) FROM mt_events WHERE stream_id IN ({string.Join(", ", keys.Select(key => $"'{key}'"))})"))
        .ShouldBe(1);
}
