using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>A sharded projection is rebuilt as a whole; only so does the number of its shards change.</summary>
public sealed class RebuildShardTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Shards_at_different_places_are_levelled_compared_and_swapped()
    {
        var (tables, projection) = await NewAsync("_level");
        var shards = projection.Split(3);
        await AppendAsync(tables);
        await using (new DaemonRunner(fixture.Store, [.. shards])) await CaughtUpAsync(shards);
        await AppendAsync(tables);
        await using (new DaemonRunner(fixture.Store, shards[1])) await CaughtUpAsync([shards[1]]);

        var result = await RebuildAsync(projection, new());
        result.Outcome.ShouldBe(RebuildOutcome.Swapped);
        result.RebuiltDigest.ShouldBe(result.LiveDigest);
        result.Position.ShouldBe(await fixture.Store.HeadPositionAsync(StoreFixture.Ct));
        await AppendAsync(tables);
        await using (new DaemonRunner(fixture.Store, [.. shards])) await CaughtUpAsync(shards);
        await ShouldBeRightAsync(tables);
    }

    [Fact]
    public async Task Shards_are_levelled_even_where_nothing_is_swapped()
    {
        var (tables, projection) = await NewAsync("_unswapped");
        var shards = projection.Split(2);
        await AppendAsync(tables);
        await using (new DaemonRunner(fixture.Store, shards[0])) await CaughtUpAsync([shards[0]]);
        await fixture.ExecuteAsync("INSERT INTO flat_unswapped (account, balance) VALUES ('nobody', 1)");
        (await RebuildAsync(projection, new())).Outcome.ShouldBe(RebuildOutcome.Different);
        await fixture.ExecuteAsync("DELETE FROM flat_unswapped WHERE account = 'nobody'");
        await AppendAsync(tables);
        await using (new DaemonRunner(fixture.Store, [.. shards])) await CaughtUpAsync(shards);
        await ShouldBeRightAsync(tables);
    }

    [Fact]
    public async Task Number_of_shards_changes_with_a_rebuild_and_the_old_ones_stand_still()
    {
        var (tables, projection) = await NewAsync("_number");
        await AppendAsync(tables);
        await using var old = new DaemonRunner(fixture.Store, projection);
        await CaughtUpAsync([projection]);
        foreach (var number in new[] { 2, 3, 2 })
        {
            (await RebuildAsync(projection, new() { Shards = number })).Outcome.ShouldBe(RebuildOutcome.Swapped);

            // The old process has not heard of it: its leader is fenced off, finds its name paused, and writes nothing more.
            await AppendAsync(tables);
            var shards = projection.Split(number);
            await using (new DaemonRunner(fixture.Store, [.. shards])) await CaughtUpAsync(shards);
            await ShouldBeRightAsync(tables);
        }

        var status = await new ProjectionProgress(fixture.Store).ReadAsync(StoreFixture.Ct);
        status.Single(one => one.Name == projection.Name).PausedReason!.ShouldStartWith("It runs as 2 shard(s) since its rebuild");
        (await RebuildAsync(projection, new() { Shards = 1 })).Outcome.ShouldBe(RebuildOutcome.Swapped);
        await CaughtUpAsync([projection]);
        await ShouldBeRightAsync(tables);
    }

    [Fact]
    public async Task Projection_that_never_ran_is_built_in_as_many_shards_as_asked_for()
    {
        var (tables, projection) = await NewAsync("_sharded");
        await AppendAsync(tables);
        (await RebuildAsync(projection, new() { Shards = 4 })).Outcome.ShouldBe(RebuildOutcome.Swapped);
        await AppendAsync(tables);
        var shards = projection.Split(4);
        await using (new DaemonRunner(fixture.Store, [.. shards])) await CaughtUpAsync(shards);
        await ShouldBeRightAsync(tables);
    }

    private async Task<(KindsTables Tables, FoldingProjection Projection)> NewAsync(string suffix)
    {
        var tables = new KindsTables(fixture, suffix);
        await tables.CreateAsync();
        return (tables, Kinds.New(Kinds.Combined, suffix));
    }

    private static async Task AppendAsync(KindsTables tables)
    {
        foreach (var history in Seeded.Sample(KindsTables.Histories, 4, 30)) await tables.AppendAsync(history);
    }

    private Task<RebuildResult> RebuildAsync(IProjection projection, RebuildOptions options) =>
        Rebuilds.RunAsync(fixture.Store, projection, options);

    private async Task CaughtUpAsync(IEnumerable<IProjection> projections)
    {
        var head = await fixture.Store.HeadPositionAsync(StoreFixture.Ct);
        foreach (var one in projections)
            (await new ProjectionProgress(fixture.Store).WaitForAsync(one.Name, head, Patience, StoreFixture.Ct)).ShouldBeTrue(one.Name);
    }

    private async Task ShouldBeRightAsync(KindsTables tables) => (await tables.RowsAsync(Kinds.Combined)).ShouldBe(
        KindsOracle.Of(Kinds.Combined, await fixture.Store.QueryEventsAsync(0, int.MaxValue, StoreFixture.Ct)));
}
