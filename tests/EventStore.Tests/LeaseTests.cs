using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

public sealed class LeaseTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly ProjectionDaemonOptions Quick = DaemonRunner.Quick with
    {
        HeartbeatInterval = TimeSpan.FromMilliseconds(200),
        LeaseTimeout = TimeSpan.FromMilliseconds(1500),
    };

    private ProjectionProgress Progress => new(fixture.Store);

    [Theory]
    [Trait("Abuse", "20")]
    [InlineData("idle", false)]
    [InlineData("page", true)]
    public async Task Leader_that_is_cut_off_is_replaced_and_writes_nothing_when_it_comes_back(string name, bool inPage)
    {
        await fixture.ExecuteAsync(BalanceProjection.Ddl(name));
        var (hung, standby) = (new BalanceProjection(name), new BalanceProjection(name));
        await using var relay = new FreezableRelay(new NpgsqlConnectionStringBuilder(fixture.ConnectionString).Port);
        await using var cutOff = Through(relay, name);
        await using var far = StoreFixture.NewStore(cutOff, null);
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        await DepositAsync(name, 3);

        // It never takes over by itself, nor gives up by its own clock: it comes back believing that it leads.
        await using var first = new DaemonRunner(far, Quick with { Node = "first", LeaseTimeout = Eventually.Patience }, [hung], []);
        (await Progress.WaitForAsync(name, await HeadAsync(), Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        if (inPage)
        {
            // In the middle of a transaction that holds checkpoint, rows and epoch: nobody else could write before its session ends.
            hung.BeforeRows = async () =>
            {
                entered.TrySetResult();
                await leave.Task;
            };
            await DepositAsync(name, 4);
            await entered.Task.WaitAsync(Eventually.Patience, StoreFixture.Ct);
            relay.Freeze();
        }
        else
        {
            relay.Freeze();
            await DepositAsync(name, 4);
        }

        var calm = Quick with { Node = "second", LeaseTimeout = TimeSpan.FromSeconds(4) };
        await using var second = new DaemonRunner(fixture.Store, calm, [standby], []);
        try
        {
            (await Progress.WaitForAsync(name, await HeadAsync(), Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
            var taken = await StatusAsync(name);
            (taken.Leader, taken.Position).ShouldBe(("second", await HeadAsync()));
        }
        finally
        {
            leave.TrySetResult();
            relay.Thaw();
        }

        await DepositAsync(name, 2);
        (await Progress.WaitForAsync(name, await HeadAsync(), Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        (await fixture.ScalarAsync<long>($"SELECT balance FROM balance_{name} WHERE stream = '{name}'")).ShouldBe(9);
        (await StatusAsync(name)).Leader.ShouldBe("second");
        (await fixture.ScalarAsync<long>($"SELECT count(*) FROM es_parked_event WHERE projection = '{name}'")).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "20")]
    public async Task Leader_whose_epoch_was_raised_stops_its_handler_at_once()
    {
        var slow = new RecordingSubscription("outranked");
        var (entered, ended) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        slow.Before = async (_, ct) =>
        {
            entered.TrySetResult();
            await Task.WhenAny(Task.Delay(Timeout.Infinite, ct));
            ended.TrySetResult(ct.IsCancellationRequested);
            ct.ThrowIfCancellationRequested();
        };
        await DepositAsync("outranked", 1);
        await using var daemon = new DaemonRunner(fixture.Store, Quick, [], [slow]);
        await entered.Task.WaitAsync(Eventually.Patience, StoreFixture.Ct);
        slow.Before = (_, _) => Task.CompletedTask;
        await fixture.ExecuteAsync("UPDATE es_projection SET epoch = epoch + 1 WHERE name = 'outranked'");
        (await ended.Task.WaitAsync(Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        (await Progress.WaitForAsync("outranked", await HeadAsync(), Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
    }

    [Fact]
    [Trait("Abuse", "20")]
    public async Task Leader_that_is_cut_off_stops_its_handler_by_itself()
    {
        var slow = new RecordingSubscription("deserted");
        var (entered, ended) = (new TaskCompletionSource(), new TaskCompletionSource<bool>());
        slow.Before = async (_, ct) =>
        {
            entered.TrySetResult();
            await Task.WhenAny(Task.Delay(Timeout.Infinite, ct));
            ended.TrySetResult(ct.IsCancellationRequested);
        };
        await using var relay = new FreezableRelay(new NpgsqlConnectionStringBuilder(fixture.ConnectionString).Port);
        await using var cutOff = Through(relay, "deserted");
        await using var far = StoreFixture.NewStore(cutOff, null);
        await DepositAsync("deserted", 1);
        await using var daemon = new DaemonRunner(far, Quick, [], [slow]);
        await entered.Task.WaitAsync(Eventually.Patience, StoreFixture.Ct);
        relay.Freeze();
        try
        {
            // Nobody can tell it anything, and nobody else is there: only its own clock.
            (await ended.Task.WaitAsync(Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
            (await StatusAsync("deserted")).Position.ShouldBeLessThan(await HeadAsync());
        }
        finally
        {
            slow.Before = (_, _) => Task.CompletedTask;
            relay.Thaw();
        }

        (await Progress.WaitForAsync("deserted", await HeadAsync(), Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
    }

    [Fact]
    [Trait("Abuse", "20")]
    public async Task Lock_whose_session_fell_silent_before_it_led_is_freed()
    {
        var rows = new ProjectionRows(fixture.DataSource, "stillborn", "a");
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var silent = await source.OpenConnectionAsync(StoreFixture.Ct);
        var own = silent.ProcessID;
        await using (var take = new NpgsqlCommand($"SELECT pg_advisory_lock({ProjectionSql.LeaderKey})", silent))
        {
            take.Parameters.Add(new NpgsqlParameter { Value = "stillborn" });
            await take.ExecuteNonQueryAsync(StoreFixture.Ct);
        }

        var (minute, moment) = (TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(10));
        (await rows.EndHungLeaderAsync(minute, 0, StoreFixture.Ct)).ShouldBeFalse("it may have been taken just now");
        await Task.Delay(2 * moment, StoreFixture.Ct);
        (await rows.EndHungLeaderAsync(moment, own, StoreFixture.Ct)).ShouldBeFalse("it is our own");
        (await rows.EndHungLeaderAsync(moment, 0, StoreFixture.Ct)).ShouldBeTrue();
        (await fixture.ScalarAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE pid = {own}")).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "20")]
    public async Task Silent_leader_is_taken_over_from_once_and_a_living_one_never()
    {
        var rows = new ProjectionRows(fixture.DataSource, "silence", "a");
        var other = new ProjectionRows(fixture.DataSource, "silence", "b");
        var lease = Eventually.Patience;
        var first = await rows.LeadAsync(StoreFixture.Ct);
        (await other.EndHungLeaderAsync(lease, 0, StoreFixture.Ct)).ShouldBeFalse();
        (await other.TakeOverAsync(lease, StoreFixture.Ct)).ShouldBeNull();

        await fixture.ExecuteAsync("UPDATE es_projection SET heartbeat_at = now() - interval '3 minutes' WHERE name = 'silence'");
        (await other.EndHungLeaderAsync(lease, 0, StoreFixture.Ct)).ShouldBeTrue();
        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => other.TakeOverAsync(lease, StoreFixture.Ct)));
        all.OfType<ProjectionStart>().ShouldHaveSingleItem().Epoch.ShouldBe(first.Epoch + 1);

        await fixture.ExecuteAsync("UPDATE es_projection SET heartbeat_at = NULL WHERE name = 'silence'");
        (await other.EndHungLeaderAsync(lease, 0, StoreFixture.Ct)).ShouldBeFalse("a leader of an older program sends no heartbeats");
        (await other.TakeOverAsync(lease, StoreFixture.Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Long_page_delays_no_heartbeat()
    {
        await fixture.ExecuteAsync(BalanceProjection.Ddl("long"));
        var projection = new BalanceProjection("long");
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        projection.BeforeRows = async () =>
        {
            entered.TrySetResult();
            await leave.Task;
        };
        await DepositAsync("long", 1);
        // Long enough that it is not the machine that ends it.
        await using var daemon = new DaemonRunner(fixture.Store, Quick with { LeaseTimeout = Eventually.Patience }, [projection], []);
        await entered.Task.WaitAsync(Eventually.Patience, StoreFixture.Ct);
        var epoch = await fixture.ScalarAsync<long>("SELECT epoch FROM es_projection WHERE name = 'long'");
        var before = await HeartbeatAsync("long");
        await Eventually.TrueAsync(async () => await HeartbeatAsync("long") > before + Quick.LeaseTimeout, "heartbeats go on");
        leave.SetResult();
        (await Progress.WaitForAsync("long", await HeadAsync(), Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        (await fixture.ScalarAsync<long>("SELECT epoch FROM es_projection WHERE name = 'long'")).ShouldBe(epoch);
    }

    [Fact]
    public async Task Leader_that_stops_in_order_takes_its_name_away()
    {
        var reader = new RecordingSubscription("leaves");
        await using (new DaemonRunner(fixture.Store, Quick with { Node = "here" }, [], [reader]))
            await Eventually.TrueAsync(async () => (await StatusOrNullAsync("leaves"))?.Leader == "here", "it leads");
        var status = await StatusAsync("leaves");
        (status.Leader, status.HeartbeatAt, status.Silent).ShouldBe((null, null, null));
    }

    private static NpgsqlDataSource Through(FreezableRelay relay, string name, string connection) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connection) { Port = relay.Port, ApplicationName = name, Timeout = 3, CommandTimeout = 5 });

    private NpgsqlDataSource Through(FreezableRelay relay, string name) => Through(relay, name, fixture.ConnectionString);

    private async Task<ProjectionStatus> StatusAsync(string name) => (await StatusOrNullAsync(name)).ShouldNotBeNull();

    private async Task<ProjectionStatus?> StatusOrNullAsync(string name) =>
        (await Progress.ReadAsync(StoreFixture.Ct)).SingleOrDefault(one => one.Name == name);

    private Task<DateTime> HeartbeatAsync(string name) =>
        fixture.ScalarAsync<DateTime>($"SELECT heartbeat_at FROM es_projection WHERE name = '{name}'");

    private Task<long> HeadAsync() => fixture.Store.HeadPositionAsync(StoreFixture.Ct);

    private async Task DepositAsync(string key, int count)
    {
        for (var i = 0; i < count; i++) await fixture.AppendAsync(key, ExpectedVersion.Any, new AccountEvent.Deposited(1));
    }
}
