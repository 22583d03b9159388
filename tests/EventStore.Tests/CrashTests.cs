using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

public sealed class CrashTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    // Of this database alone: the other test classes have theirs on the same server.
    private const string BlockedAppends =
        "FROM pg_stat_activity WHERE query LIKE '%es_append%' AND wait_event_type = 'Lock' AND datname = current_database()";

    [Fact]
    [Trait("Abuse", "18")]
    public async Task Connection_cut_in_the_middle_of_an_append_leaves_nothing_and_says_that_nobody_knows()
    {
        var failure = await Should.ThrowAsync<EventStoreUnavailableException>(() => CutAsync(EventMetadata.None, "cut/1"));
        failure.OutcomeUnknown.ShouldBeTrue();
        (await fixture.Store.FetchStreamStateAsync("cut/1", StoreFixture.Ct)).ShouldBeNull();
        (await fixture.AppendAsync("cut/1", ExpectedVersion.NoStream, new AccountEvent.Opened("a")))
            .Verdict.ShouldBe(AppendVerdict.Appended);
    }

    [Fact]
    [Trait("Abuse", "18")]
    public async Task Connection_cut_in_the_middle_of_a_command_is_repeated_by_its_id()
    {
        var result = await CutAsync(new EventMetadata { CommandId = Guid.CreateVersion7() }, "again/1");
        result.Verdict.ShouldBe(AppendVerdict.Appended);
        result.Versions["again/1"].ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "18")]
    public async Task Idle_connection_that_died_costs_a_command_nothing()
    {
        await OpenAsync("idle");
        await fixture.ExecuteAsync(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE query LIKE '%es_append%' AND pid <> pg_backend_pid() AND datname = current_database()
            """);
        (await fixture.AppendAsync(new EventMetadata { CommandId = Guid.CreateVersion7() }, "idle", 1, new AccountEvent.Deposited(1)))
            .Verdict.ShouldBe(AppendVerdict.Appended);
    }

    [Fact]
    [Trait("Abuse", "18")]
    public async Task Connections_cut_at_random_lose_no_acknowledged_event_and_double_none()
    {
        const int writers = 8, each = 40;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Ct);
        var cutting = CutAtRandomAsync(stop.Token);
        var unknown = 0;
        // The store's own connection may have died while it was idle: every append here carries a command id.
        await Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
        {
            for (var i = 1; i <= each; i++)
            {
                var command = new EventMetadata { CommandId = Guid.CreateVersion7() };
                while (true)
                {
                    try
                    {
                        var result = await fixture.AppendAsync(command, $"random/{writer}", i - 1, new AccountEvent.Deposited(i));
                        result.IsWritten.ShouldBeTrue();
                        result.Versions[$"random/{writer}"].ShouldBe(i);
                        break;
                    }
                    catch (EventStoreUnavailableException failure)
                    {
                        if (failure.OutcomeUnknown) Interlocked.Increment(ref unknown);
                    }
                }
            }
        }));
        await stop.CancelAsync();
        var cuts = await cutting;
        fixture.DataSource.Clear();
        TestContext.Current.TestOutputHelper!.WriteLine($"{cuts} connections cut, {unknown} outcomes unknown");
        for (var writer = 0; writer < writers; writer++)
            (await fixture.Store.FetchStreamAsync($"random/{writer}", 0, StoreFixture.Ct))
                .Select(e => ((AccountEvent.Deposited)e.Data).Amount)
                .ShouldBe(Enumerable.Range(1, each).Select(n => (long)n));
        (await fixture.ScalarAsync<long>("SELECT max(seq_id) - count(*) FROM mt_events")).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "18")]
    public async Task Database_that_is_not_there_is_unavailable_and_nothing_was_written()
    {
        var closed = new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { Port = 1 };
        await using var nowhere = NpgsqlDataSource.Create(closed);
        var options = new StoreOptions();
        Account.Map(options.Events);
        await using var store = new DocumentStore(nowhere, options, TimeProvider.System);
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.StartStream("nowhere", new AccountEvent.Opened("a"));
        var failure = await Should.ThrowAsync<EventStoreUnavailableException>(() => session.SaveChangesAsync(StoreFixture.Ct));
        failure.OutcomeUnknown.ShouldBeFalse();
    }

    // By command, for the test before may have left a dead connection.
    private Task<AppendResult> OpenAsync(string key) => fixture.AppendAsync(
        new EventMetadata { CommandId = Guid.CreateVersion7() }, key, ExpectedVersion.NoStream, new AccountEvent.Opened("a"));

    private async Task<AppendResult> CutAsync(EventMetadata metadata, string key)
    {
        await OpenAsync(key + "/before");
        await using var blocker = await fixture.DataSource.OpenConnectionAsync(StoreFixture.Ct);
        await using var transaction = await blocker.BeginTransactionAsync(StoreFixture.Ct);
        await using (var hold = new NpgsqlCommand("SELECT position FROM es_head FOR UPDATE", blocker))
            await hold.ExecuteScalarAsync(StoreFixture.Ct);
        var appending = fixture.AppendAsync(metadata, key, ExpectedVersion.NoStream, new AccountEvent.Opened("a"));
        await WaitForBlockedAppendAsync();
        await fixture.ExecuteAsync("SELECT pg_terminate_backend(pid) " + BlockedAppends);
        await transaction.RollbackAsync(StoreFixture.Ct);
        return await appending;
    }

    private async Task<int> CutAtRandomAsync(CancellationToken ct)
    {
        var cuts = 0;
        await using var own = NpgsqlDataSource.Create(fixture.ConnectionString);
        while (!ct.IsCancellationRequested)
        {
            await using var cut = own.CreateCommand(
                """
                SELECT count(pg_terminate_backend(pid)) FROM (
                  SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT verdicts%es_append%'
                   ORDER BY random() LIMIT 1) one
                """);
            cuts += (int)(long)(await cut.ExecuteScalarAsync(StoreFixture.Ct))!;
            await Task.WhenAny(Task.Delay(15, ct));
        }

        return cuts;
    }

    private async Task WaitForBlockedAppendAsync()
    {
        while (await fixture.ScalarAsync<long>(
            "SELECT count(*) " + BlockedAppends) == 0)
            await Task.Delay(10, StoreFixture.Ct);
    }
}
