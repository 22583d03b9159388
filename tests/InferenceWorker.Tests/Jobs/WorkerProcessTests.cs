using System.Security.Cryptography;
using Neura.Messaging;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Registry;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>Three workers in processes of their own, on the market's database by configuration alone; some are killed.</summary>
public sealed class WorkerProcessTests(Workplace place) : IClassFixture<Workplace>
{
    private const string Zeros = """[{"name":"x","type":"float","shape":[1,4],"values":[0,0,0,0]}]""";

    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Row_54_job_of_a_worker_that_is_killed_is_run_by_another_and_completed_once()
    {
        await using var queue = await QueueAsync();
        await using var workers = new WorkerProcesses();
        await StartAsync(workers, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(6), "process-a", "process-b", "process-c");

        var endless = await place.JobAsync(Alice, kind: "tensors", input: Zeros, model: await EndlessAsync(), card: "");
        await queue.EnqueueAsync(new QueueMessage(endless.ToString(), "{}"), Ct);
        await workers.UntilAsync(async () => await place.StateAsync(endless) is InferenceState.Running);
        await workers.KillAsync(((InferenceState.Running)await place.StateAsync(endless)).Worker, Ct);

        List<Guid> jobs = [];
        for (var i = 0; i < 12; i++)
            jobs.Add(await place.JobAsync(Alice));
        foreach (var job in jobs)
            await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}") { Hint = place.Model.Sha256 }, Ct);
        await workers.UntilAsync(
            async () => (await Task.WhenAll(jobs.Select(place.StateAsync))).All(s => s is InferenceState.Completed)
                && await place.StateAsync(endless) is InferenceState.Failed
                && await queue.DepthAsync(Ct) == new QueueDepth(0, 0, 0, 0),
            async () => $"{await place.StateAsync(endless)}, {await queue.DepthAsync(Ct)}, "
                + string.Join(", ", await Task.WhenAll(jobs.Select(place.StateAsync))));

        foreach (var job in jobs.Append(endless))
            (await EndsAsync(job)).ShouldBe(1);
        // The second attempt was another's, and it was the endless model's deadline that ended it, not the end of the attempts.
        (await place.StateAsync(endless)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("DEADLINE_EXCEEDED");
        (await StartsAsync(endless)).Select(s => s.Worker).Distinct().Count().ShouldBe(2);
        await workers.StopAsync(Ct);
    }

    [Fact]
    [Trait("Abuse", "56")]
    public async Task Row_56_job_whose_worker_is_killed_three_times_is_parked_and_refunded()
    {
        await using var queue = await QueueAsync();
        var (job, payer) = await place.PaidJobAsync(await EndlessAsync(), "tensors", Zeros, card: "");
        await using var workers = new WorkerProcesses();
        await StartAsync(workers, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), "doomed-a", "doomed-b", "doomed-c");
        await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}"), Ct);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await workers.UntilAsync(async () => await place.StateAsync(job) is InferenceState.Running r && workers.Lives(r.Worker));
            await workers.KillAsync(((InferenceState.Running)await place.StateAsync(job)).Worker, Ct);
            // Long enough that no living worker loses its lease to a busy machine; the dead one's is over now.
            await place.Market.ExecuteAsync("update queue_message set ready_at = now()");
        }

        using var loop = place.Loop(queue, "survivor");
        await loop.StartAsync(Ct);
        await workers.UntilAsync(async () =>
            await place.StateAsync(job) is InferenceState.Failed && (await queue.DepthAsync(Ct)).Parked == 1);
        await loop.StopAsync(Ct);
        (await place.StateAsync(job)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("ATTEMPTS_EXHAUSTED");
        (await StartsAsync(job)).Select(s => s.Worker).Distinct().Count().ShouldBe(3);
        var parked = (await queue.ListParkedAsync(0, 10, Ct)).ShouldHaveSingleItem();
        (parked.Id, parked.Reason).ShouldBe((job.ToString(), "ATTEMPTS_EXHAUSTED"));
        (await place.SettledAsync(payer)).ShouldHaveSingleItem().ShouldBe(
            new BalanceEvent.BalanceRefunded(payer, job, Asset, PaidJobs.Price, "ATTEMPTS_EXHAUSTED"));
    }

    private async Task<PostgresQueue> QueueAsync()
    {
        // Real processes have the real clock, by which the chain has to be near.
        await place.Market.ExecuteAsync(
            $"update chain_cursor set block_time = (extract(epoch from now() + interval '10 minutes') * 1000)::bigint * 1000000");
        // The same queue for both tests: what the other left is no matter of this one.
        await place.Market.ExecuteAsync("delete from queue_message; delete from queue_parked");
        return new PostgresQueue(
            place.Market.Db, InferenceQueue.QueueName, new PostgresQueueOptions { HandOutExhausted = true }, TimeProvider.System);
    }

    private async Task StartAsync(WorkerProcesses workers, TimeSpan lease, TimeSpan deadline, params IReadOnlyList<string> ids)
    {
        var table = new WorkerTable(place.Market.Db);
        foreach (var id in ids)
        {
            workers.Add(id, Worker(id, lease, deadline));
            // The first makes the key of custody, which the others read.
            if (id == ids[0])
                await workers.UntilAsync(async () => (await table.LivingAsync(Ct)).Any(w => w.Id == id));
        }

        await workers.UntilAsync(async () => ids.All((await table.LivingAsync(Ct)).Select(w => w.Id).Contains));
    }

    private WorkerProcess Worker(string id, TimeSpan lease, TimeSpan deadline) => new(id, new Dictionary<string, string>
    {
        ["ConnectionStrings__NeuraNft"] = place.Market.ConnectionString,
        ["Content__Folder"] = place.Folder,
        ["Near__Network"] = "local",
        ["Near__Contract"] = Contract,
        ["Near__RpcUrls__0"] = "http://127.0.0.1:1",
        ["Custody__KeyFile"] = Path.Combine(place.Folder, "custody.key"),
        ["Custody__CreateKeyFile"] = "true",
        ["Worker__LeaseFor"] = $"{lease:c}",
        ["Worker__Deadline"] = $"{deadline:c}",
        ["Worker__Concurrency"] = "2",
        ["Logging__LogLevel__Default"] = "Warning",
    });

    private async Task<ModelReference> EndlessAsync()
    {
        var bytes = await File.ReadAllBytesAsync(TestData.Shared("models/adversarial/loop.onnx"), Ct);
        return new ModelReference(await place.StoreAsync(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)), 1);
    }

    private async Task<int> EndsAsync(Guid job) => (await place.Market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, Ct))
        .Count(e => e.Data is InferenceEvent.InferenceCompleted or InferenceEvent.InferenceFailed);

    private async Task<IEnumerable<InferenceEvent.InferenceStarted>> StartsAsync(Guid job) =>
        (await place.Market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, Ct))
            .Select(e => e.Data).OfType<InferenceEvent.InferenceStarted>();
}
