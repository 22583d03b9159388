using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>Rebuilds that are cut, cancelled, overtaken by a migration, or held up by a reader.</summary>
public sealed class RebuildInterruptionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    [Trait("Abuse", "22")]
    public async Task Rebuild_cut_before_any_of_its_steps_goes_on_where_it_was()
    {
        var tables = await NewAsync("_cut");
        await fixture.ExecuteAsync("CREATE VIEW view_cut AS SELECT count(*) FROM flat_cut");
        var projection = Kinds.New(Kinds.Combined, "_cut");
        for (var i = 0; i < 60; i++)
            await tables.AppendAsync([($"{i % 3}", new AccountEvent.Deposited(i)), ($"{i % 5}", new AccountEvent.Noted("a,b"))]);
        await using (new DaemonRunner(fixture.Store, projection)) await CaughtUpAsync(projection.Name);
        var expected = KindsOracle.Of(Kinds.Combined, await LogAsync());

        // A pool of its own by name, so that only the rebuild is hit.
        var own = new NpgsqlDataSourceBuilder(fixture.ConnectionString + ";Application Name=rebuild_cut");
        using var cutting = new CuttingLogger(fixture.DataSource, "rebuild_cut");
        own.UseLoggerFactory(cutting);
        await using var source = own.Build();
        await using var store = StoreFixture.NewStore(source, null);
        var options = new RebuildOptions { PageSize = 25, WriteEvery = TimeSpan.Zero };
        var cuts = new List<string>();
        var (furthest, head) = (0L, await fixture.Store.HeadPositionAsync(StoreFixture.Ct));

        // First before each step of the work, later and later; then, once all is built and kept, before each step of the swap.
        for (var step = 1; ; step++)
        {
            var steps = new Steps();
            cutting.CutBefore(step);
            RebuildResult? result = null;
            try
            {
                result = await Rebuilds.RunAsync(store, projection, options, steps);
            }
            catch (Exception failure) when (failure is NpgsqlException or EventStoreUnavailableException && cutting.Cut.Length > 0)
            {
                cuts.Add(cutting.Cut);
                source.Clear();
            }

            // A page is reported once it is written: what was reported is never built again. And the live rows are there all the time.
            if (steps.Positions.Count > 0) steps.Positions[0].ShouldBeGreaterThan(furthest);
            if (furthest < head && steps.Positions.LastOrDefault() == head) step = 0;
            furthest = Math.Max(furthest, steps.Positions.LastOrDefault());
            (await tables.RowsAsync(Kinds.Combined)).ShouldBe(expected);
            if (result is null) continue;
            result.Outcome.ShouldBe(RebuildOutcome.Swapped);
            result.RebuiltDigest.ShouldBe(result.LiveDigest);
            break;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{cuts.Count} cuts");
        string[] kinds =
        [
            "CREATE SCHEMA", "UPDATE mt_event_progression", "ANALYZE", "FOR UPDATE", "LOCK TABLE", "SET SCHEMA", "VIEW", "DROP TABLE",
            "DELETE",
        ];
        foreach (var kind in kinds) cuts.ShouldContain(cut => cut.Contains(kind), kind);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'rebuild_combined_cut%'")).ShouldBe(0);
    }

    [Fact]
    public async Task Rows_held_in_memory_and_lost_are_built_again()
    {
        var tables = await NewAsync("_lost");
        var projection = Kinds.New(Kinds.Combined, "_lost");
        for (var i = 0; i < 80; i++) await tables.AppendAsync([($"{i % 7}", new AccountEvent.Deposited(i))]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Ct);
        var steps = new Steps { Report = position => { if (position > 50) stop.Cancel(); } };
        var options = new RebuildOptions { PageSize = 10 };
        await Should.ThrowAsync<OperationCanceledException>(() => new ProjectionRebuild(
            fixture.Store, projection, options, TimeProvider.System, NullLogger.Instance).RunAsync(steps, stop.Token));
        (await RebuildAsync(projection, options)).Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await tables.RowsAsync(Kinds.Combined)).ShouldBe(KindsOracle.Of(Kinds.Combined, await LogAsync()));
    }

    [Fact]
    public async Task Tables_altered_between_two_runs_are_begun_anew()
    {
        var tables = await NewAsync("_altered");
        var projection = Kinds.New(Kinds.Flat, "_altered");
        for (var i = 0; i < 80; i++) await tables.AppendAsync([($"{i % 7}", new AccountEvent.Deposited(i))]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Ct);
        var options = new RebuildOptions { PageSize = 10, WriteEvery = TimeSpan.Zero };
        await Should.ThrowAsync<OperationCanceledException>(() => new ProjectionRebuild(
            fixture.Store, projection, options, TimeProvider.System, NullLogger.Instance)
            .RunAsync(new Steps { Report = _ => stop.Cancel() }, stop.Token));
        await fixture.ExecuteAsync("ALTER TABLE flat_altered ADD note text DEFAULT 'n'; CREATE INDEX by_note ON flat_altered (note)");
        (await RebuildAsync(projection, options)).Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await tables.RowsAsync(Kinds.Flat)).ShouldBe(KindsOracle.Of(Kinds.Flat, await LogAsync()));
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM flat_altered WHERE note <> 'n'")).ShouldBe(0);
        (await fixture.ScalarAsync<string>("SELECT indexdef FROM pg_indexes WHERE indexname = 'by_note'"))
            .ShouldContain("public.flat_altered");
    }

    [Fact]
    [Trait("Abuse", "20")]
    public async Task Leader_from_before_the_swap_cannot_write_after_it()
    {
        await NewAsync("_old");
        var projection = Kinds.New(Kinds.Single, "_old");
        await fixture.AppendAsync("old/1", ExpectedVersion.Any, new AccountEvent.Opened("a"));
        var rows = new ProjectionRows(fixture.DataSource, projection.Name);
        var leader = await rows.LeadAsync(StoreFixture.Ct);
        var page = await fixture.Store.QueryEventsAsync(0, 1, StoreFixture.Ct);
        await rows.ApplyAsync(projection, leader.Epoch, 0, page, StoreFixture.Ct);
        (await RebuildAsync(projection, new())).Outcome.ShouldBe(RebuildOutcome.Swapped);
        await fixture.AppendAsync("old/1", ExpectedVersion.Any, new AccountEvent.Opened("b"));
        var next = await fixture.Store.QueryEventsAsync(1, 1, StoreFixture.Ct);
        await Should.ThrowAsync<FencedException>(() => rows.ApplyAsync(projection, leader.Epoch, 1, next, StoreFixture.Ct));
    }

    [Fact]
    public async Task Long_reader_delays_the_swap_but_stops_nobody_else()
    {
        await NewAsync("_reader");
        var projection = Kinds.New(Kinds.Flat, "_reader");
        await fixture.AppendAsync("reader/1", ExpectedVersion.Any, new AccountEvent.Deposited(1));
        await using var reader = await fixture.DataSource.OpenConnectionAsync(StoreFixture.Ct);
        await using var transaction = await reader.BeginTransactionAsync(StoreFixture.Ct);
        await using (var read = new NpgsqlCommand("SELECT count(*) FROM flat_reader", reader))
            await read.ExecuteScalarAsync(StoreFixture.Ct);
        var rebuilding = RebuildAsync(projection, new());
        const string waiting = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LOCK TABLE public.flat_reader%'";
        while (await fixture.ScalarAsync<long>(waiting) == 0)
            await Task.Delay(5, StoreFixture.Ct);
        for (var i = 0; i < 10; i++) await fixture.ScalarAsync<long>("SELECT count(*) FROM flat_reader");
        rebuilding.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync(StoreFixture.Ct);
        (await rebuilding).Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM flat_reader")).ShouldBeGreaterThan(0);
    }

    private async Task<KindsTables> NewAsync(string suffix)
    {
        var tables = new KindsTables(fixture, suffix);
        await tables.CreateAsync();
        return tables;
    }

    private Task<RebuildResult> RebuildAsync(IProjection projection, RebuildOptions options) =>
        Rebuilds.RunAsync(fixture.Store, projection, options);

    private async Task CaughtUpAsync(string name) => (await new ProjectionProgress(fixture.Store).WaitForAsync(
        name, await fixture.Store.HeadPositionAsync(StoreFixture.Ct), Patience, StoreFixture.Ct)).ShouldBeTrue();

    private Task<IReadOnlyList<IEvent>> LogAsync() => fixture.Store.QueryEventsAsync(0, int.MaxValue, StoreFixture.Ct);
}
