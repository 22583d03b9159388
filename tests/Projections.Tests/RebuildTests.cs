using Microsoft.Extensions.Logging.Abstractions;
using Neura.EventStore;
using NeuraNft.Domain;
using static NeuraNft.Projections.Tests.Market;

namespace NeuraNft.Projections.Tests;

/// <summary>Rows depend on the log alone: not on how it was paged, nor on what was applied twice.</summary>
public sealed class RebuildTests(ReadModels models) : IClassFixture<ReadModels>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rebuild_gives_byte_equal_rows_whatever_the_page()
    {
        await models.BuildAsync(Events(), 1, Ct);
        var one = await models.DigestAsync(Ct);
        foreach (var size in new[] { 2, 3, 5, 8, 1000 })
        {
            await models.BuildAsync(Events(), size, Ct);
            (await models.DigestAsync(Ct)).ShouldBe(one, $"pages of {size}");
        }
    }

    [Fact]
    public async Task Events_applied_again_change_nothing()
    {
        await models.BuildAsync(Events(), 1000, Ct);
        var once = await models.DigestAsync(Ct);
        await models.ApplyAsync(Events(), 4, Ct);
        (await models.DigestAsync(Ct)).ShouldBe(once);
    }

    [Fact]
    public async Task Events_in_two_halves_with_an_overlap_give_the_same()
    {
        await models.BuildAsync(Events(), 1000, Ct);
        var once = await models.DigestAsync(Ct);
        await models.EmptyAsync(Ct);
        await models.ApplyAsync([.. Events().Take(20)], 7, Ct);
        await models.ApplyAsync([.. Events().Skip(12)], 7, Ct);
        (await models.DigestAsync(Ct)).ShouldBe(once);
    }

    [Theory]
    [MemberData(nameof(ClosureTests.Names), MemberType = typeof(ClosureTests))]
    public async Task Rebuild_beside_the_live_tables_gives_equal_rows_and_swaps(string name)
    {
        await using var database = new ReadModels();
        await database.InitializeAsync();
        var options = new StoreOptions();
        foreach (var (type, stored) in StoredNames.ByType) options.Events.Map(type, stored);
        await using var store = new DocumentStore(database.Source, options, TimeProvider.System);
        foreach (var at in Events())
        {
            var session = store.LightweightSession(new EventMetadata { UserName = at.UserName });
            session.Events.Append(at.StreamKey, ExpectedVersion.Any, new EventData(at.Data) { Id = at.Id, Headers = at.Headers });
            (await session.SaveChangesAsync(Ct)).IsWritten.ShouldBeTrue();
        }

        var projection = ReadModels.Projections.Single(p => p.Name == name);
        await DaemonAsync(store, projection);
        var (rows, schema) = (await database.DigestAsync(Ct), await database.SchemaAsync(Ct));
        rows.ShouldNotContain($"{projection.Tables[0]} 0 ");
        foreach (var pageSize in new[] { 4, 20_000 })
        {
            var result = await new ProjectionRebuild(
                store, projection, new RebuildOptions { PageSize = pageSize }, TimeProvider.System, NullLogger.Instance).RunAsync(null, Ct);
            result.Outcome.ShouldBe(RebuildOutcome.Swapped);
            result.RebuiltDigest.ShouldBe(result.LiveDigest);
            (await database.DigestAsync(Ct)).ShouldBe(rows);
            (await database.SchemaAsync(Ct)).ShouldBe(schema, "indexes, constraints, views and functions are what they were");
        }
    }

    private static async Task DaemonAsync(DocumentStore store, IProjection projection)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var daemon = new ProjectionDaemon(store, [projection], new ProjectionDaemonOptions(), TimeProvider.System, NullLogger.Instance);
        var running = daemon.RunAsync(stop.Token);
        var head = await store.HeadPositionAsync(Ct);
        (await new ProjectionProgress(store).WaitForAsync(projection.Name, head, TimeSpan.FromMinutes(2), Ct)).ShouldBeTrue();
        await stop.CancelAsync();
        await running;
    }
}
