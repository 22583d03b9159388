using Neura.EventStore;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>What a rebuild does, and what it refuses to.</summary>
public sealed class RebuildTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Every => Kinds.All;

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Rebuilt_rows_are_the_live_ones_and_the_projection_goes_on(string kind)
    {
        var suffix = $"_rebuilt_{kind}";
        var tables = await NewAsync(suffix);
        var projection = Kinds.New(kind, suffix);
        await using var daemon = new DaemonRunner(fixture.Store, projection);
        await AppendAsync(tables);
        await CaughtUpAsync(projection.Name);
        var rows = await tables.RowsAsync(kind);
        var oids = await OidsAsync(projection);

        // Memory for one row only, and a write after each page: the way that does not fit in memory.
        foreach (var options in (RebuildOptions[])[new() { PageSize = 7, WriteEvery = TimeSpan.Zero, MaxRowsInMemory = 1 }, new()])
        {
            var result = await RebuildAsync(projection, options);
            result.Outcome.ShouldBe(RebuildOutcome.Swapped);
            result.RebuiltDigest.ShouldBe(result.LiveDigest);
            (await tables.RowsAsync(kind)).ShouldBe(rows);
        }

        (await OidsAsync(projection)).Intersect(oids).ShouldBeEmpty();
        await AppendAsync(tables);
        await CaughtUpAsync(projection.Name);
        (await tables.RowsAsync(kind)).ShouldBe(KindsOracle.Of(kind, await LogAsync()));
        await NothingIsLeftAsync(projection.Name);
    }

    [Fact]
    public async Task Indexes_constraints_rights_and_comments_keep_their_names()
    {
        await NewAsync("_names");
        await fixture.ExecuteAsync(
            """
            CREATE ROLE names_reader;
            GRANT SELECT ON flat_names TO names_reader;
            COMMENT ON TABLE flat_names IS 'balances';
            ALTER TABLE flat_names SET (fillfactor = 70);
            ALTER TABLE flat_names ADD CONSTRAINT sane CHECK (balance > -1000000), ADD CONSTRAINT one UNIQUE (account, balance);
            """);
        const string facts =
            """
            SELECT concat_ws(E'\n',
              (SELECT string_agg(indexdef, ';' ORDER BY indexname) FROM pg_indexes WHERE tablename = 'flat_names'),
              (SELECT string_agg(conname || pg_get_constraintdef(oid), ';' ORDER BY conname)
                 FROM pg_constraint WHERE conrelid = 'flat_names'::regclass),
              (SELECT concat_ws(';', relacl::text, reloptions::text, obj_description(oid))
                 FROM pg_class WHERE oid = 'flat_names'::regclass))
            """;
        var before = await fixture.ScalarAsync<string>(facts);
        before.ShouldContain("names_reader=r");
        (await RebuildAsync(Kinds.New(Kinds.Flat, "_names"), new())).Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await fixture.ScalarAsync<string>(facts)).ShouldBe(before);
        await fixture.ExecuteAsync("DROP TABLE flat_names; DROP ROLE names_reader");
    }

    [Fact]
    public async Task Views_and_functions_follow_the_swap()
    {
        var tables = await NewAsync("_view");
        await fixture.ExecuteAsync(
            """
            CREATE VIEW rich_view WITH (security_invoker = true) AS SELECT account, balance FROM flat_view WHERE balance > 0;
            CREATE VIEW richest_view AS SELECT max(balance) AS balance FROM rich_view;
            CREATE FUNCTION balance_view(asked text) RETURNS bigint STABLE RETURN (SELECT balance FROM flat_view WHERE account = asked);
            """);
        var projection = Kinds.New(Kinds.Flat, "_view");
        await tables.AppendAsync([("view", new AccountEvent.Deposited(7))]);
        (await RebuildAsync(projection, new())).Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await fixture.ScalarAsync<long>("SELECT balance FROM rich_view WHERE account = 'view'")).ShouldBe(7);
        (await fixture.ScalarAsync<long>("SELECT balance FROM richest_view")).ShouldBeGreaterThanOrEqualTo(7);
        (await fixture.ScalarAsync<long>("SELECT balance_view('view')")).ShouldBe(7);
        (await fixture.ScalarAsync<string>("SELECT reloptions::text FROM pg_class WHERE relname = 'rich_view'"))
            .ShouldBe("{security_invoker=true}");
    }

    [Fact]
    public async Task Projection_that_never_ran_is_built_and_its_daemon_goes_on_from_there()
    {
        var tables = await NewAsync("_first");
        var projection = Kinds.New(Kinds.Combined, "_first");
        await AppendAsync(tables);
        var result = await RebuildAsync(projection, new() { PageSize = 11 });
        result.Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await CheckpointAsync(projection.Name)).ShouldBe(result.Position);
        await AppendAsync(tables);
        await using (new DaemonRunner(fixture.Store, projection)) await CaughtUpAsync(projection.Name);
        (await tables.RowsAsync(Kinds.Combined)).ShouldBe(KindsOracle.Of(Kinds.Combined, await LogAsync()));
    }

    [Fact]
    public async Task Rows_that_nobody_projected_are_a_difference()
    {
        await NewAsync("_foreign");
        await fixture.ExecuteAsync("INSERT INTO flat_foreign (account, balance) VALUES ('someone', 1)");
        var result = await RebuildAsync(Kinds.New(Kinds.Flat, "_foreign"), new());
        result.Outcome.ShouldBe(RebuildOutcome.Different);
        result.LiveDigest.ShouldStartWith("flat_foreign 1 rows ");
    }

    [Fact]
    public async Task Different_rows_are_told_kept_and_swapped_only_when_accepted()
    {
        var tables = await NewAsync("_different");
        var projection = Kinds.New(Kinds.Single, "_different");
        await tables.AppendAsync([("different", new AccountEvent.Deposited(7))]);
        await using var daemon = new DaemonRunner(fixture.Store, projection);
        await CaughtUpAsync(projection.Name);
        await fixture.ExecuteAsync("UPDATE single_different SET state = '{\"balance\": 8}' WHERE key = 'different'");

        var refused = await RebuildAsync(projection, new());
        refused.Outcome.ShouldBe(RebuildOutcome.Different);
        refused.LiveDigest.ShouldNotBe(refused.RebuiltDigest);
        (await BalanceAsync("single_different")).ShouldBe("8");
        (await BalanceAsync("\"rebuild_single_different\".single_different")).ShouldBe("7");

        var steps = new Steps();
        var accepted = await RebuildAsync(projection, new() { AcceptDifference = true }, steps);
        accepted.Outcome.ShouldBe(RebuildOutcome.Swapped);
        steps.Positions.ShouldBeEmpty("nothing has to be built again");
        (await BalanceAsync("single_different")).ShouldBe("7");
        await NothingIsLeftAsync(projection.Name);

        Task<string> BalanceAsync(string table) =>
            fixture.ScalarAsync<string>($"SELECT state->>'balance' FROM {table} WHERE key = 'different'");
    }

    [Fact]
    public async Task Paused_projection_is_rebuilt_by_its_mended_handler_and_goes_on()
    {
        var tables = await NewAsync("_mended");
        await tables.AppendAsync([("mended", new AccountEvent.Deposited(1)), ("mended", new AccountEvent.Noted("poison"))]);
        await tables.AppendAsync([("mended", new AccountEvent.Deposited(2))]);
        var broken = new SingleStreamProjection<Account>("single_mended", "single_mended", new(
            Account.Aggregate.Initial,
            (state, data) => data is AccountEvent.Noted { Text: "poison" }
                ? throw new InvalidOperationException("no")
                : Account.Aggregate.Evolve(state, data))) { DeleteWhen = account => account.Balance < 0 };
        await using (new DaemonRunner(fixture.Store, broken))
            (await new ProjectionProgress(fixture.Store).WaitForAsync("single_mended", long.MaxValue, Patience, StoreFixture.Ct))
                .ShouldBeFalse();
        (await StatusAsync("single_mended")).PausedReason!.ShouldContain("no");

        var mended = Kinds.NewSingle("_mended");
        (await RebuildAsync(mended, new())).Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await StatusAsync("single_mended")).PausedAt.ShouldBeNull();
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM es_parked_event WHERE projection = 'single_mended'")).ShouldBe(0);
        await using (new DaemonRunner(fixture.Store, mended)) await CaughtUpAsync("single_mended");
        (await tables.RowsAsync(Kinds.Single)).ShouldBe(KindsOracle.Of(Kinds.Single, await LogAsync()));
    }

    [Fact]
    public async Task Inline_projection_is_rebuilt_while_it_is_written()
    {
        var tables = await NewAsync("_inlined");
        await tables.AppendAsync([("inlined", new AccountEvent.Deposited(1))]);
        var projection = Kinds.New(Kinds.Combined, "_inlined");
        await using var store = fixture.NewStore(options => options.InlineProjections.Add(projection));
        (await Rebuilds.RunAsync(store, projection, new() { PageSize = 50 })).Outcome
            .ShouldBe(RebuildOutcome.Different, "it became inline on a log that was there already");
        (await Rebuilds.RunAsync(store, projection, new() { AcceptDifference = true })).Outcome.ShouldBe(RebuildOutcome.Swapped);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Ct);
        var writing = WriteAsync();
        for (var time = 0; time < 3; time++)
            (await Rebuilds.RunAsync(store, projection, new() { PageSize = 50 })).Outcome.ShouldBe(RebuildOutcome.Swapped);
        await stop.CancelAsync();
        await writing;
        (await tables.RowsAsync(Kinds.Combined)).ShouldBe(KindsOracle.Of(Kinds.Combined, await LogAsync()));

        async Task WriteAsync()
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var session = store.LightweightSession(EventMetadata.None);
                session.Events.Append($"inlined/{i % 20}", ExpectedVersion.Any, new AccountEvent.Deposited(i % 9));
                (await session.SaveChangesAsync(StoreFixture.Ct)).IsWritten.ShouldBeTrue();
            }
        }
    }

    private async Task<KindsTables> NewAsync(string suffix)
    {
        var tables = new KindsTables(fixture, suffix);
        await tables.CreateAsync();
        return tables;
    }

    private static async Task AppendAsync(KindsTables tables)
    {
        foreach (var history in Seeded.Sample(KindsTables.Histories, 5, 30)) await tables.AppendAsync(history);
    }

    private Task<RebuildResult> RebuildAsync(IProjection projection, RebuildOptions options, IProgress<RebuildProgress>? progress = null) =>
        Rebuilds.RunAsync(fixture.Store, projection, options, progress);

    private async Task CaughtUpAsync(string name) => (await new ProjectionProgress(fixture.Store).WaitForAsync(
        name, await fixture.Store.HeadPositionAsync(StoreFixture.Ct), Patience, StoreFixture.Ct)).ShouldBeTrue();

    private Task<IReadOnlyList<IEvent>> LogAsync() => fixture.Store.QueryEventsAsync(0, int.MaxValue, StoreFixture.Ct);

    private Task<long> CheckpointAsync(string name) =>
        fixture.ScalarAsync<long>($"SELECT last_seq_id FROM mt_event_progression WHERE name = '{name}'");

    private async Task<ProjectionStatus> StatusAsync(string name) =>
        (await new ProjectionProgress(fixture.Store).ReadAsync(StoreFixture.Ct)).Single(one => one.Name == name);

    private async Task<List<uint>> OidsAsync(IProjection projection)
    {
        var oids = new List<uint>();
        foreach (var table in projection.Tables) oids.Add(await fixture.ScalarAsync<uint>($"SELECT '{table}'::regclass::oid"));
        return oids;
    }

    private async Task NothingIsLeftAsync(string name)
    {
        (await fixture.ScalarAsync<long>($"SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'rebuild_{name}%'")).ShouldBe(0);
        (await fixture.ScalarAsync<long>($"SELECT count(*) FROM mt_event_progression WHERE name = '{name}/rebuild'")).ShouldBe(0);
    }
}
