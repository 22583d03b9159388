using System.Security.Cryptography;
using Neura.Messaging;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>What happens to a job while its model runs: it is cancelled, its worker is told to stop, or another has it.</summary>
public sealed class RunningJobTests(Workplace place) : IClassFixture<Workplace>
{
    private const string Zeros = """[{"name":"x","type":"float","shape":[1,4],"values":[0,0,0,0]}]""";

    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    public async Task Job_that_is_cancelled_while_it_runs_is_stopped()
    {
        var job = await EndlessJobAsync();
        var running = place.Worker("watcher", o => o.WatchEvery = TimeSpan.FromMilliseconds(20)).HandleAsync(job, 1, Ct);
        await UntilAsync(async () => await place.StateAsync(job) is InferenceState.Running);
        await place.Market.AppendAsync(
            StreamKeys.Inference(job), new InferenceEvent.InferenceCancelled(job, null, RightsLossReason.Revoked));
        (await running.WaitAsync(TimeSpan.FromMinutes(2), Ct)).ShouldBeTrue();
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Cancelled>();
    }

    [Fact]
    [Trait("Abuse", "53")]
    public async Task Row_53_endless_job_fails_at_its_deadline()
    {
        var job = await EndlessJobAsync();
        (await place.Worker("patient", o => o.Deadline = TimeSpan.FromMilliseconds(200)).HandleAsync(job, 1, Ct)).ShouldBeTrue();
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("DEADLINE_EXCEEDED");
    }

    [Fact]
    public async Task Worker_that_is_told_to_stop_gives_back_what_does_not_end_in_time()
    {
        await using var queue = Queue("drained");
        var job = await EndlessJobAsync();
        await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}"), Ct);
        using var loop = place.Loop(queue, "stopping", configure: o => o.DrainFor = TimeSpan.FromMilliseconds(50));
        await loop.StartAsync(Ct);
        await UntilAsync(async () => await place.StateAsync(job) is InferenceState.Running);
        await loop.StopAsync(Ct);
        (await queue.DepthAsync(Ct)).ShouldBe(new QueueDepth(1, 0, 0, 0));
    }

    [Fact]
    public async Task Worker_that_is_told_to_stop_lets_end_what_ends_in_time()
    {
        await using var queue = Queue("ending");
        var job = await EndlessJobAsync();
        await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}"), Ct);
        using var loop = place.Loop(queue, "ending", configure: o => o.Deadline = TimeSpan.FromSeconds(1));
        await loop.StartAsync(Ct);
        await UntilAsync(async () => await place.StateAsync(job) is InferenceState.Running);
        await loop.StopAsync(Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("DEADLINE_EXCEEDED");
        (await queue.DepthAsync(Ct)).ShouldBe(new QueueDepth(0, 0, 0, 0));
    }

    [Fact]
    [Trait("Abuse", "55")]
    public async Task Row_55_worker_whose_lease_is_lost_stops_the_run_and_takes_the_next_job()
    {
        await using var queue = Queue("stolen");
        var job = await EndlessJobAsync();
        await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}"), Ct);
        using var loop = place.Loop(queue, "robbed", configure: o => o.LeaseFor = TimeSpan.FromSeconds(3));
        await loop.StartAsync(Ct);
        await UntilAsync(async () => await place.StateAsync(job) is InferenceState.Running);
        await place.Market.ExecuteAsync("""
            update queue_message set lease = gen_random_uuid(), ready_at = now() + interval '1 hour' where queue = 'stolen'
            """);
        var next = await place.JobAsync(Alice);
        await queue.EnqueueAsync(new QueueMessage(next.ToString(), "{}"), Ct);
        await UntilAsync(async () => await place.StateAsync(next) is InferenceState.Completed);
        await loop.StopAsync(Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Running>();
    }

    [Fact]
    public async Task Lease_is_kept_for_as_long_as_its_job_runs()
    {
        await using var queue = Queue("kept");
        var job = await EndlessJobAsync();
        await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}"), Ct);
        using var loop = place.Loop(queue, "keeper", configure: o =>
        {
            o.LeaseFor = TimeSpan.FromSeconds(15);
            o.Deadline = TimeSpan.FromMinutes(10);
            o.DrainFor = TimeSpan.FromMilliseconds(50);
        });
        await loop.StartAsync(Ct);
        await UntilAsync(async () => await place.StateAsync(job) is InferenceState.Running);
        var first = (await LeasedUntilAsync()).ShouldNotBeNull();
        await UntilAsync(async () => await LeasedUntilAsync() > first);
        await loop.StopAsync(Ct);
        (await place.Market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, Ct))
            .Count(e => e.Data is InferenceEvent.InferenceStarted).ShouldBe(1);
    }

    /// <summary>Null where it is gone.</summary>
    private async Task<DateTime?> LeasedUntilAsync()
    {
        await using var command = place.Market.Db.CreateCommand("select ready_at from queue_message where queue = 'kept'");
        return (DateTime?)await command.ExecuteScalarAsync(Ct);
    }

    private async Task<Guid> EndlessJobAsync()
    {
        var bytes = await File.ReadAllBytesAsync(TestData.Shared("models/adversarial/loop.onnx"), Ct);
        var model = new ModelReference(await place.StoreAsync(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)), 1);
        return await place.JobAsync(Alice, kind: "tensors", input: Zeros, model: model, card: "");
    }

    private PostgresQueue Queue(string name) => new(
        place.Market.Db, name, new PostgresQueueOptions { HandOutExhausted = true, PollEvery = TimeSpan.FromMilliseconds(20) },
        TimeProvider.System);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }
}
