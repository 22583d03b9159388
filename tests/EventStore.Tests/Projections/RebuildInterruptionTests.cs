using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>Rebuilds that are cut, cancelled, overtaken by a migration, or held up by a reader.</summary>
public sealed class RebuildInterruptionTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Abuse", "22")]
    public async Task Rebuild_cut_at_any_moment_goes_on_where_it_was()
    {
        var tables = await NewAsync("_cut");
        var projection = Kinds.New(Kinds.Combined, "_cut");
        for (var i = 0; i < 6; i++) foreach (var history in Seeded.Sample(KindsTables.Histories, 10, 60)) await tables.AppendAsync(history);
        await using var daemon = new DaemonRunner(fixture.Store, projection);
        await CaughtUpAsync(projection.Name);

        // Its own pool by name, so that only the rebuild is hit.
        var own = new NpgsqlConnectionStringBuilder(fixture.ConnectionString) { ApplicationName = "rebuild_cut" };
        await using var source = NpgsqlDataSource.Create(own);
        await using var store = StoreFixture.NewStore(source, null);
        var options = new RebuildOptions { PageSize = 20, WriteEvery = TimeSpan.Zero };
        var random = new Random(Seed());
        var (cuts, furthest) = (0, 0L);
        RebuildResult? result = null;
        while (result is null)
        {
            var steps = new Steps();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Ct);
            var cutting = CutAsync(random.Next(40), stop.Token);
            try
            {
                result = await new ProjectionRebuild(store, projection, options, TimeProvider.System, NullLogger.Instance)
                    .RunAsync(steps, StoreFixture.Ct);
            }
            catch (Exception failure) when (failure is NpgsqlException or EventStoreUnavailableException)
            {
                cuts++;
            }

            await stop.CancelAsync();
            await cutting;

            // A page is reported once it is written: what was reported is never built again.
            if (steps.Positions.Count > 0) steps.Positions[0].ShouldBeGreaterThan(furthest);
            furthest = Math.Max(furthest, steps.Positions.LastOrDefault());
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{cuts} cuts");
        result.Outcome.ShouldBe(RebuildOutcome.Swapped);
        result.RebuiltDigest.ShouldBe(result.LiveDigest);
        (await tables.RowsAsync(Kinds.Combined)).ShouldBe(KindsOracle.Of(Kinds.Combined, await LogAsync()));
    }

    [Fact]
    public async Task Rows_held_in_memory_and_lost_are_built_again()
    {
        var tables = await NewAsync("_lost");
        var projection = Kinds.New(Kinds.Combined, "_lost");
        foreach (var history in Seeded.Sample(KindsTables.Histories, 10, 60)) await tables.AppendAsync(history);
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
        foreach (var history in Seeded.Sample(KindsTables.Histories, 5, 40)) await tables.AppendAsync(history);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(StoreFixture.Ct);
        var options = new RebuildOptions { PageSize = 10, WriteEvery = TimeSpan.Zero };
        await Should.ThrowAsync<OperationCanceledException>(() => new ProjectionRebuild(
            fixture.Store, projection, options, TimeProvider.System, NullLogger.Instance)
            .RunAsync(new Steps { Report = _ => stop.Cancel() }, stop.Token));
        await fixture.ExecuteAsync("ALTER TABLE flat_altered ADD COLUMN note text DEFAULT 'new'; CREATE INDEX by_note ON flat_altered (note)");
        (await RebuildAsync(projection, options)).Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await tables.RowsAsync(Kinds.Flat)).ShouldBe(KindsOracle.Of(Kinds.Flat, await LogAsync()));
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM flat_altered WHERE note <> 'new'")).ShouldBe(0);
        (await fixture.ScalarAsync<string>("SELECT indexdef FROM pg_indexes WHERE indexname = 'by_note'")).ShouldContain("public.flat_altered");
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
        await using (var read = new NpgsqlCommand("SELECT count(*) FROM flat_reader", reader)) await read.ExecuteScalarAsync(StoreFixture.Ct);
        var rebuilding = RebuildAsync(projection, new());
        while (await fixture.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LOCK TABLE public.flat_reader%'") == 0)
            await Task.Delay(5, StoreFixture.Ct);
        for (var i = 0; i < 10; i++) await fixture.ScalarAsync<long>("SELECT count(*) FROM flat_reader");
        rebuilding.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync(StoreFixture.Ct);
        (await rebuilding).Outcome.ShouldBe(RebuildOutcome.Swapped);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM flat_reader")).ShouldBeGreaterThan(0);
    }

    private static int Seed()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed of the cuts {seed}");
        return seed;
    }

    private async Task CutAsync(int milliseconds, CancellationToken ct)
    {
        await Task.WhenAny(Task.Delay(milliseconds, ct));
        if (!ct.IsCancellationRequested)
            await fixture.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'rebuild_cut'");
    }

    private async Task<KindsTables> NewAsync(string suffix)
    {
        var tables = new KindsTables(fixture, suffix);
        await tables.CreateAsync();
        return tables;
    }

    private Task<RebuildResult> RebuildAsync(IProjection projection, RebuildOptions options) =>
        new ProjectionRebuild(fixture.Store, projection, options, TimeProvider.System, NullLogger.Instance).RunAsync(null, StoreFixture.Ct);

    private async Task CaughtUpAsync(string name) => (await new ProjectionProgress(fixture.Store).WaitForAsync(
        name, await fixture.Store.HeadPositionAsync(StoreFixture.Ct), Patience, StoreFixture.Ct)).ShouldBeTrue();

    private Task<IReadOnlyList<IEvent>> LogAsync() => fixture.Store.QueryEventsAsync(0, int.MaxValue, StoreFixture.Ct);

    private sealed class Steps : IProgress<RebuildProgress>
    {
        public List<long> Positions { get; } = [];

        public Action<long> Report { get; init; } = _ => { };

        void IProgress<RebuildProgress>.Report(RebuildProgress value)
        {
            Positions.Add(value.Position);
            Report(value.Position);
        }
    }
}
