using Neura.Messaging;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>Jobs whose worker was killed: the log says running, and nobody runs them.</summary>
public sealed class RedeliveryTests(Workplace place) : IClassFixture<Workplace>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task Redelivered_job_whose_right_was_revoked_meanwhile_ends_as_denied()
    {
        await place.Market.AppendAsync(
            StreamKeys.Asset(Asset), Granted(Bob, AccessLevel.UseModel), new AssetEvent.AccessRevoked(Asset, Bob, Alice));
        await DeniedAsync(Bob);
    }

    [Fact]
    public async Task Redelivered_job_whose_right_has_lapsed_meanwhile_ends_as_denied()
    {
        await place.Market.AppendAsync(StreamKeys.Asset(Asset), Granted(Carol, AccessLevel.UseModel, At(10)));
        await DeniedAsync(Carol);
    }

    [Fact]
    public async Task Redelivered_job_whose_right_stands_is_run_by_the_next_worker()
    {
        var job = await place.JobAsync(Alice, Started);
        await place.Worker("worker-2").HandleAsync(job, 2, MarketFixture.Ct);
        var done = (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Completed>();
        (done.Worker, done.Attempt).ShouldBe(("worker-2", 2));
    }

    [Fact]
    [Trait("Abuse", "56")]
    public async Task Job_that_kills_three_workers_is_parked_and_ends_as_failed()
    {
        await using var queue = Queue("killer");
        var job = await place.JobAsync(Alice, Started);
        await KillWorkersAsync(queue, job);
        using var loop = place.Loop(queue, "worker-4");
        await loop.StartAsync(MarketFixture.Ct);
        await UntilAsync(async () => (await queue.DepthAsync(MarketFixture.Ct)).Parked == 1);
        await loop.StopAsync(MarketFixture.Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("ATTEMPTS_EXHAUSTED");
        (await queue.ListParkedAsync(0, 10, MarketFixture.Ct)).ShouldHaveSingleItem().Id.ShouldBe(job.ToString());
    }

    [Fact]
    [Trait("Abuse", "56")]
    public async Task Worker_killed_between_the_jobs_end_and_its_parking_leaves_that_to_the_next()
    {
        await using var queue = Queue("between");
        var job = await place.JobAsync(Alice, Started);
        await KillWorkersAsync(queue, job);
        var lease = await LeaseAsync(queue, Moment);
        lease.Exhausted.ShouldBeTrue();
        (await place.Worker("worker-4").GiveUpAsync(job, MarketFixture.Ct)).ShouldBeTrue();
        using var loop = place.Loop(queue, "worker-5");
        await loop.StartAsync(MarketFixture.Ct);
        await UntilAsync(async () => (await queue.DepthAsync(MarketFixture.Ct)).Parked == 1);
        await loop.StopAsync(MarketFixture.Ct);
        (await place.Market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, MarketFixture.Ct))
            .Count(e => e.Data is InferenceEvent.InferenceFailed).ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "55")]
    public async Task Job_that_ended_before_it_was_given_up_keeps_its_end_and_its_message_is_done()
    {
        await using var queue = Queue("ended");
        var job = await place.JobAsync(
            Alice, id => [.. Started(id), new InferenceEvent.InferenceCompleted(id, "worker-1", 1, Result)]);
        await KillWorkersAsync(queue, job);
        using var loop = place.Loop(queue, "worker-4");
        await loop.StartAsync(MarketFixture.Ct);
        await UntilAsync(async () => await queue.DepthAsync(MarketFixture.Ct) == new QueueDepth(0, 0, 0, 0));
        await loop.StopAsync(MarketFixture.Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Completed>();
    }

    private static InferenceEvent[] Started(Guid job) => [new InferenceEvent.InferenceStarted(job, "worker-1", 1)];

    private async Task DeniedAsync(Account requester)
    {
        var job = await place.JobAsync(requester, Started);
        await place.Worker("worker-2").HandleAsync(job, 2, MarketFixture.Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("ACCESS_DENIED");
    }

    private PostgresQueue Queue(string name) => new(
        place.Market.Db, name, new PostgresQueueOptions { HandOutExhausted = true, PollEvery = 20 * Moment }, TimeProvider.System);

    // A worker that is killed says nothing: its lease ends.
    private static async Task KillWorkersAsync(PostgresQueue queue, Guid job)
    {
        await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}"), MarketFixture.Ct);
        for (var attempt = 1; attempt <= 3; attempt++)
            (await LeaseAsync(queue, Moment)).Exhausted.ShouldBeFalse();
    }

    private static async Task<QueueLease> LeaseAsync(PostgresQueue queue, TimeSpan leaseFor)
    {
        IReadOnlyList<QueueLease> leases = [];
        await UntilAsync(async () => (leases = await queue.LeaseAsync(1, leaseFor, MarketFixture.Ct)).Count == 1);
        return leases[0];
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(MarketFixture.Ct);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }
}
