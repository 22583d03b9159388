using Neura.EventStore;

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
        (await new ProjectionProgress(fixture.Store).WaitForAsync(projection.Name, head, TimeSpan.FromSeconds(60), StoreFixture.Ct))
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
    public async Task Projection_in_shards_is_replayed_but_not_compared()
    {
        await new KindsTables(fixture, "_replayed_shards").CreateAsync();
        var projection = Kinds.New(Kinds.Single, "_replayed_shards");
        await fixture.ExecuteAsync($"INSERT INTO es_projection_layout (name, shards) VALUES ('{projection.Name}', 2)");
        var result = (await RunAsync(projection, new() { Schema = "r_shards" })).Projections.Single();
        result.NotCompared.ShouldNotBeNull().ShouldContain("shards");
        result.Tables.Single().IsEqual.ShouldBeNull();
    }

    private Task<ReplayResult> RunAsync(IProjection projection, ReplayOptions options) =>
        new ProjectionReplay(fixture.Store, [projection], options, TimeProvider.System).RunAsync(null, StoreFixture.Ct);
}
