using NeuraNft.Domain.Assets;
using NeuraNft.Projections.InferenceJobs;
using static NeuraNft.Domain.Tests.Sample;
using static NeuraNft.Projections.Tests.Market;

namespace NeuraNft.Projections.Tests.InferenceJobs;

public sealed class InferenceJobTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private InferenceJobQueries Jobs => new(models.Source);

    public async ValueTask InitializeAsync() => await models.BuildAsync(Events(), 6, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Completed_job_has_its_answer_and_what_made_it()
    {
        var job = (await Jobs.FindAsync(Job, Ct)).ShouldNotBeNull();
        (job.Status, job.Requester, job.LevelSeen, job.Asset).ShouldBe((InferenceStatus.Completed, Bob, AccessLevel.UseModel, Asset));
        (job.Output, job.ExecutionProvider, job.DurationUs, job.Worker).ShouldBe((Result.Output, "CPU", 1_250, "worker-1"));
        (job.InputSha256, job.OutputSha256, job.ModelSha256).ShouldBe((Result.InputSha256, Result.OutputSha256, Content.Sha256));
        job.Input.ShouldBe("\"Guten Tag\"");
        job.StartedAt!.Value.ShouldBeLessThan(job.FinishedAt!.Value);
        job.StreamVersion.ShouldBe(3);
    }

    [Fact]
    public async Task Failed_and_cancelled_jobs_say_so()
    {
        var jobs = await Jobs.FindManyAsync([Failing, Abandoned, Guid.Empty], Ct);
        jobs.Count.ShouldBe(2);
        (jobs[Failing].Status, jobs[Failing].FailureCode).ShouldBe((InferenceStatus.Failed, "SHAPE_MISMATCH"));
        jobs[Abandoned].Status.ShouldBe(InferenceStatus.Cancelled);
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_by_requester_and_by_asset()
    {
        var first = await Jobs.ByRequesterAsync(Carol, null, 1, Ct);
        first.Items.Single().Job.ShouldBe(Abandoned);
        first.HasMore.ShouldBeTrue();
        (await Jobs.ByRequesterAsync(Carol, first.Items[0].RequestedPosition, 1, Ct)).Items.Single().Job.ShouldBe(Failing);
        (await Jobs.ByAssetAsync(Asset, null, 10, Ct)).Items.Single().Job.ShouldBe(Job);
    }

    [Fact]
    public async Task Unknown_job_is_not_found() => (await Jobs.FindAsync(Guid.Empty, Ct)).ShouldBeNull();
}
