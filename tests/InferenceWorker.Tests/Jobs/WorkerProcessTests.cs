using System.Security.Cryptography;
using Neura.Messaging;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Registry;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>Three workers in processes of their own, on the market's database by configuration alone; one of them is killed.</summary>
public sealed class WorkerProcessTests(Workplace place) : IClassFixture<Workplace>
{
    private static CancellationToken Ct => MarketFixture.Ct;

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Row_54_job_of_a_worker_that_is_killed_is_run_by_another_and_completed_once()
    {
        // Real processes have the real clock, by which the chain has to be near.
        await place.Market.ExecuteAsync(
            $"update chain_cursor set block_time = (extract(epoch from now() + interval '10 minutes') * 1000)::bigint * 1000000");
        await using var queue = new PostgresQueue(
            place.Market.Db, InferenceQueue.QueueName, new PostgresQueueOptions { HandOutExhausted = true }, TimeProvider.System);
        var table = new WorkerTable(place.Market.Db);
        await using var a = Worker("process-a");
        // It makes the key of custody, which the others read.
        await UntilAsync(async () => (await table.LivingAsync(Ct)).Count == 1, new Dictionary<string, WorkerProcess> { ["process-a"] = a });
        await using var b = Worker("process-b");
        await using var c = Worker("process-c");
        Dictionary<string, WorkerProcess> workers = new() { ["process-a"] = a, ["process-b"] = b, ["process-c"] = c };
        await UntilAsync(async () => (await table.LivingAsync(Ct)).Count == 3, workers);

        var endless = await EndlessAsync();
        await queue.EnqueueAsync(new QueueMessage(endless.ToString(), "{}"), Ct);
        await UntilAsync(async () => await place.StateAsync(endless) is InferenceState.Running, workers);
        var victim = ((InferenceState.Running)await place.StateAsync(endless)).Worker;
        await workers[victim].KillAsync(Ct);

        List<Guid> jobs = [];
        for (var i = 0; i < 12; i++)
            jobs.Add(await place.JobAsync(Alice));
        foreach (var job in jobs)
            await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}") { Hint = place.Model.Sha256 }, Ct);
        await UntilAsync(
            async () => (await Task.WhenAll(jobs.Select(place.StateAsync))).All(s => s is InferenceState.Completed)
                && await place.StateAsync(endless) is InferenceState.Failed, workers);

        foreach (var job in jobs.Append(endless))
            (await EndsAsync(job)).ShouldBe(1);
        // The second attempt was another's, and it was the endless model's deadline that ended it, not the end of the attempts.
        (await place.StateAsync(endless)).ShouldBeOfType<InferenceState.Failed>().Code.ShouldBe("DEADLINE_EXCEEDED");
        (await StartsAsync(endless)).Select(s => s.Worker).Distinct().Count().ShouldBe(2);
        await UntilAsync(async () => await queue.DepthAsync(Ct) == new QueueDepth(0, 0, 0, 0), workers);
        foreach (var (id, worker) in workers.Where(w => w.Key != victim))
            (await worker.StopAsync(Ct)).ShouldBe(0, id + worker.Said);
    }

    private WorkerProcess Worker(string id) => new(id, new Dictionary<string, string>
    {
        ["ConnectionStrings__NeuraNft"] = place.Market.ConnectionString,
        ["Content__Folder"] = place.Folder,
        ["Near__Network"] = "local",
        ["Near__Contract"] = Contract,
        ["Near__RpcUrls__0"] = "http://127.0.0.1:1",
        ["Custody__KeyFile"] = Path.Combine(place.Folder, "custody.key"),
        ["Custody__CreateKeyFile"] = "true",
        ["Worker__LeaseFor"] = "00:00:02",
        ["Worker__Deadline"] = "00:00:04",
        ["Worker__Concurrency"] = "2",
        ["Logging__LogLevel__Default"] = "Warning",
    });

    private async Task<Guid> EndlessAsync()
    {
        var bytes = await File.ReadAllBytesAsync(TestData.Shared("models/adversarial/loop.onnx"), Ct);
        return await place.JobAsync(
            Alice, kind: "tensors", input: """[{"name":"x","type":"float","shape":[1,4],"values":[0,0,0,0]}]""",
            model: new ModelReference(await place.StoreAsync(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)), 1), card: "");
    }

    private async Task<int> EndsAsync(Guid job) => (await place.Market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, Ct))
        .Count(e => e.Data is InferenceEvent.InferenceCompleted or InferenceEvent.InferenceFailed);

    private async Task<IEnumerable<InferenceEvent.InferenceStarted>> StartsAsync(Guid job) =>
        (await place.Market.Store.FetchStreamAsync(StreamKeys.Inference(job), 0, Ct))
            .Select(e => e.Data).OfType<InferenceEvent.InferenceStarted>();

    private static async Task UntilAsync(Func<Task<bool>> condition, IReadOnlyDictionary<string, WorkerProcess> workers)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        try
        {
            while (!await condition())
                await Task.Delay(50, limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail(string.Join("\n", workers.Select(w => $"{w.Key}: {w.Value.Said}")));
        }
    }
}
