using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Projections.Rows;
using NeuraNft.Projections.Usage;
using static NeuraNft.Domain.Inferences.InferenceEvent;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Projections.Tests.Usage;

public sealed class UsageTests(ReadModels models) : IClassFixture<ReadModels>
{
    private const ulong Day = 86_400;

    private static readonly AssetId Other = new(Contract, "1:8");
    private static readonly DateOnly First = new(2026, 9, 21);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private UsageQueries Queries => new(models.Source);

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Runs_are_counted_on_their_day_and_a_user_once_a_day(int page)
    {
        await models.BuildAsync(
            new TestLog()
                .OffChain(At(0), Bob.Value, Ask(1, Bob, Asset), Ask(2, Bob, Asset), Ask(3, Carol, Asset), Ask(4, Bob, Other))
                .OffChain(At(1), "worker-1", Done(1), new InferenceFailed(Id(2), "SHAPE_MISMATCH", "."))
                .OffChain(At(Day), "worker-1", Done(3), Done(4))
                .OffChain(At(Day), Bob.Value, Ask(5, Bob, Asset), new InferenceCancelled(Id(5), Bob)).Events,
            page, Ct);
        var both = new DayRange(First, First.AddDays(1));
        var rows = await Queries.OfAssetsAsync([(Asset, both), (Other, both), (Asset, new DayRange(First, First))], Ct);
        rows[(Asset, both)].Select(Short).ShouldBe([(First, 3, 1, 1, 0, 2, 1_250), (First.AddDays(1), 1, 1, 0, 1, 1, 1_250)]);
        rows[(Other, both)].Select(Short).ShouldBe([(First, 1, 0, 0, 0, 1, 0), (First.AddDays(1), 0, 1, 0, 0, 0, 1_250)]);
        rows[(Asset, new DayRange(First, First))].Count.ShouldBe(1);

        var market = await Queries.OfMarketAsync(both, Ct);
        market.Select(m => (m.Day, m.Requested, m.Completed, m.Users)).ShouldBe([(First, 4, 1, 2), (First.AddDays(1), 1, 2, 1)]);
    }

    [Fact]
    public async Task End_of_a_job_that_was_never_asked_for_is_counted_nowhere()
    {
        await models.BuildAsync(new TestLog().OffChain(At(0), Bob.Value, Ask(1, Bob, Asset)).Events, 1, Ct);
        var before = await models.DigestAsync(Ct);
        await models.ApplyAsync(
            new UsageProjection(), [.. new TestLog().OffChain(At(1), "worker-1", Done(1), Done(7)).Events.Skip(1)], Ct);
        (await models.DigestAsync(Ct)).ShouldBe(before);
    }

    private static (DateOnly, int, int, int, int, int, long) Short(UsageRow r) =>
        (r.Day, r.Requested, r.Completed, r.Failed, r.Cancelled, r.Users, r.ComputeUs);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static InferenceRequested Ask(int job, Account requester, AssetId asset) =>
        Requested() with { Job = Id(job), Requester = requester, Asset = asset };

    private static InferenceCompleted Done(int job) => new(Id(job), "worker-1", 1, Result);
}
