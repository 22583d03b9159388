using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>A replay gives the live rows, of each kind of projection, with memory for all rows or for one.</summary>
public sealed class ReplayTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    public static TheoryData<string> Every => Kinds.All;

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Replayed_rows_are_the_live_ones_and_a_changed_one_is_named(string kind)
    {
        var suffix = $"_replayed_{kind}";
        var tables = new KindsTables(fixture, suffix);
        await tables.CreateAsync();
        var projection = Kinds.New(kind, suffix);
        await using var daemon = new DaemonRunner(fixture.Store, projection);
        foreach (var history in Seeded.Sample(KindsTables.Histories, 3, 30)) await tables.AppendAsync(history);
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        (await new ProjectionProgress(fixture.Store).WaitForAsync(projection.Name, head, Eventually.Patience, StoreFixture.Ct))
            .ShouldBeTrue();

        var schema = $"r{suffix}";
        foreach (var options in (ReplayOptions[])[new() { Schema = schema, PageSize = 7, MaxRowsInMemory = 1 }, new() { Schema = schema }])
        {
            var result = await RunAsync(projection, options);
            result.AllCompared.ShouldBeTrue();
            result.AllEqual.ShouldBeTrue(string.Join(", ", result.Projections.SelectMany(p => p.Tables)));
        }

        var changed = projection.Tables[0];
        await fixture.ExecuteAsync($"DELETE FROM {changed} WHERE ctid IN (SELECT ctid FROM {changed} LIMIT 1)");
        var differing = (await RunAsync(projection, new() { Schema = schema })).Projections.Single().Tables[0];
        (differing.IsEqual, differing.DifferenceCount).ShouldBe((false, 1));
        differing.Differences.ShouldHaveSingleItem().Kind.ShouldBe(RowDifferenceKind.Missing);
    }

    [Fact]
    public async Task Replay_whose_sessions_are_ended_half_way_begins_anew()
    {
        const string suffix = "_replayed_ended", schema = "r_ended";
        var tables = new KindsTables(fixture, suffix);
        await tables.CreateAsync();
        var projection = Kinds.New(Kinds.Flat, suffix);
        await using var daemon = new DaemonRunner(fixture.Store, projection);
        await tables.AppendAsync([.. Enumerable.Range(0, 50).Select(n => ($"ended{n}", (object)new AccountEvent.Opened($"owner{n}")))]);
        (await new ProjectionProgress(fixture.Store).WaitForAsync(
            projection.Name, await fixture.Store.HeadPositionAsync(StoreFixture.Ct), Eventually.Patience, StoreFixture.Ct))
            .ShouldBeTrue();

        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { ApplicationName = schema });
        await using var store = StoreFixture.NewStore(database, null);
        var options = new ReplayOptions { Schema = schema, PageSize = 10 };
        var ended = new EndingSessions(fixture, schema);
        await Should.ThrowAsync<Exception>(
            () => new ProjectionReplay(store, [projection], options, TimeProvider.System).RunAsync(ended, StoreFixture.Ct));
        var left = await fixture.ScalarAsync<long>($"SELECT count(*) FROM pg_namespace WHERE nspname = '{schema}'");
        left.ShouldBe(1L, "nobody was left to drop it");
        (await RunAsync(projection, options)).AllEqual.ShouldBeTrue();
        (await fixture.ScalarAsync<long>($"SELECT count(*) FROM pg_namespace WHERE nspname = '{schema}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Projection_in_shards_is_replayed_but_not_compared()
    {
        await new KindsTables(fixture, "_replayed_shards").CreateAsync();
        var projection = Kinds.New(Kinds.Single, "_replayed_shards");
        await fixture.ExecuteAsync($"INSERT INTO es_projection_layout (name, shards) VALUES ('{projection.Name}', 2)");
        var result = (await RunAsync(projection, new() { Schema = "r_shards" })).Projections.Single();
        result.NotCompared.ShouldNotBeNull().ShouldContain("shards");
        result.Tables.Single().IsEqual.ShouldBeNull();
    }

    [Fact]
    public async Task Rows_that_stand_before_an_event_that_rewrites_earlier_ones_are_waited_for_and_else_not_compared()
    {
        const string suffix = "_replayed_rewritten";
        var tables = new KindsTables(fixture, suffix);
        await tables.CreateAsync();
        var (projection, progress) = (Kinds.New(Kinds.Single, suffix), new ProjectionProgress(fixture.Store));
        await using (var before = new DaemonRunner(fixture.Store, projection))
        {
            await tables.AppendAsync([("rewritten", new AccountEvent.Opened("bob"))]);
            (await progress.WaitForAsync(
                projection.Name, await fixture.Store.HeadPositionAsync(StoreFixture.Ct), Eventually.Patience, StoreFixture.Ct))
                .ShouldBeTrue();
        }

        // As of now what the live row says cannot be read any more.
        await tables.AppendAsync([("rewritten", new AccountEvent.Noted("forget him"))]);
        await fixture.ExecuteAsync($"UPDATE single{suffix} SET state = jsonb_set(state, '{{owner}}', '\"him\"') WHERE key = 'rewritten'");
        var options = new ReplayOptions { Schema = "r_rewritten", Rewriting = ["account_noted"], Patience = TimeSpan.FromMilliseconds(1) };
        (await RunAsync(projection, options with { Rewriting = ["account_deposited"] })).AllEqual.ShouldBeFalse();
        (await RunAsync(projection, options with { Uses = (_, name) => name != "account_noted" })).AllEqual.ShouldBeFalse();
        var left = (await RunAsync(projection, options)).Projections.Single();
        left.NotCompared.ShouldNotBeNull().ShouldContain("changed how earlier events are read");
        left.Tables.Single().IsEqual.ShouldBeNull();

        var patient = RunAsync(projection, options with { Patience = TimeSpan.FromMinutes(2) });
        await Task.WhenAny(patient, Task.Delay(200, StoreFixture.Ct));
        patient.IsCompleted.ShouldBeFalse();
        await fixture.ExecuteAsync($"UPDATE single{suffix} SET state = jsonb_set(state, '{{owner}}', '\"bob\"') WHERE key = 'rewritten'");
        await using var after = new DaemonRunner(fixture.Store, projection);
        var passed = await patient;
        (passed.AllCompared, passed.AllEqual).ShouldBe((true, true));
    }

    private Task<ReplayResult> RunAsync(IProjection projection, ReplayOptions options) =>
        new ProjectionReplay(fixture.Store, [projection], options, TimeProvider.System).RunAsync(null, StoreFixture.Ct);

    /// <summary>What a kill does to the server's side: every session of the application is gone, between two pages.</summary>
    private sealed class EndingSessions(StoreFixture fixture, string application) : IProgress<RebuildProgress>
    {
        private const string End =
            "SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE application_name = ";

        public void Report(RebuildProgress value) => fixture.ScalarAsync<long>($"{End}'{application}'").GetAwaiter().GetResult();
    }
}
