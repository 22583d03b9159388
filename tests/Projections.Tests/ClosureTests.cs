using Neura.EventStore;
using NeuraNft.Domain;
using static NeuraNft.Projections.Tests.Market;

namespace NeuraNft.Projections.Tests;

/// <summary>Every event type is used by each projection or named by it as unused; the market has them all.</summary>
public sealed class ClosureTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. ReadModels.Projections.Select(p => p.Name)];

    [Fact]
    public void Market_has_every_event_type() =>
        Events().Select(e => e.Data.GetType()).Distinct().ShouldBe(StoredNames.ByType.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Event_changes_rows_exactly_where_it_is_used(string name)
    {
        var projection = ReadModels.Projections.Single(p => p.Name == name);
        var unused = UnusedBy(projection);
        await models.EmptyAsync(Ct);
        var before = await models.DigestAsync(Ct);
        foreach (var at in Events())
        {
            await models.ApplyAsync(projection, [at], Ct);
            var after = await models.DigestAsync(Ct);
            var type = at.Data.GetType();
            (after != before).ShouldBe(!unused.Contains(type) && !unused.Contains(type.DeclaringType!), at.ToString());
            before = after;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Event_of_a_newer_program_is_passed_over(string name)
    {
        var projection = ReadModels.Projections.Single(p => p.Name == name);
        await models.EmptyAsync(Ct);
        var raw = new RawEvent("from_a_newer_program", default);
        await models.ApplyAsync(projection, new TestLog().OffChain(new BlockTime(1_790_000_000_000_000_000), "someone", raw).Events, Ct);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Replay_passes_over_exactly_what_is_unused(string name)
    {
        var projection = ReadModels.Projections.Single(p => p.Name == name);
        var unused = UnusedBy(projection);
        StoredNames.ByType.Where(e => !ProjectionUses.Of(projection, e.Value)).Select(e => e.Key).ShouldBe(
            StoredNames.ByType.Keys.Where(t => unused.Contains(t) || unused.Contains(t.DeclaringType!)), ignoreOrder: true);
        ProjectionUses.Of(projection, "from_a_newer_program").ShouldBeTrue();
    }

    [Fact]
    public void Every_projection_says_what_it_uses() =>
        typeof(ProjectionUses).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(IProjection)))
            .ShouldBe(ProjectionUses.Projections, ignoreOrder: true);

    private static IReadOnlyCollection<Type> UnusedBy(IProjection projection) =>
        (IReadOnlyCollection<Type>)projection.GetType().GetProperty("Unused")!.GetValue(null)!;
}
