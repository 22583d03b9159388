using System.Diagnostics;
using System.Security.Cryptography;
using Neura.ContentStore;
using Neura.Database;
using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Tests;
using NeuraNft.InferenceWorker.Tests.Jobs;

namespace NeuraNft.Benchmarks.Inference;

/// <summary>So many jobs, three worker processes, and one of them killed every five seconds: what is lost, and what ends twice.</summary>
internal static class KilledWorkers
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(int count, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { DataFolder = Path.Combine(folder, "db") }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            await using var store = MarketStore.Create(server.DataSource, TimeProvider.System);
            var content = Path.Combine(folder, "content");
            var jobs = await RequestAsync(store, server.DataSource, content, count, ct);
            Console.WriteLine($"{jobs.Count} jobs asked for; three workers; one killed every {Between.TotalSeconds:0} s");
            var kills = await WorkAsync(server.DataSource, server.ConnectionString, content, jobs.Count, ct);
            await ReportAsync(server.DataSource, jobs.Count, kills, ct);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<Guid>> RequestAsync(
        DocumentStore store, Npgsql.NpgsqlDataSource db, string folder, int count, CancellationToken ct)
    {
        var files = Path.Combine(AppContext.BaseDirectory, "samples/language-id");
        var (model, sha256) = await StoreAsync(folder, Path.Combine(files, "lande50.onnx"), ct);
        var (card, _) = await StoreAsync(folder, Path.Combine(files, "card.json"), ct);
        await using (var cursor = db.CreateCommand($"""
            insert into chain_cursor (network, contract, height, block_hash, block_time)
            values ('local', '{Sample.Contract}', 1, 'x', (extract(epoch from now() + interval '1 day') * 1000)::bigint * 1000000)
            """))
            await cursor.ExecuteNonQueryAsync(ct);
        await AppendAsync(store, StreamKeys.Asset(Sample.Asset), Sample.Minted(), ct);
        await using var queue = new PostgresQueue(
            db, InferenceQueue.QueueName, new PostgresQueueOptions { Listen = false }, TimeProvider.System);
        List<Guid> jobs = [];
        for (var i = 0; i < count; i++)
        {
            var job = Guid.CreateVersion7();
            await AppendAsync(store, StreamKeys.Inference(job), new InferenceEvent.InferenceRequested(
                job, Sample.Asset, Sample.Alice, "text", "\"Guten Tag, wie geht es Ihnen heute?\"", AccessLevel.UseModel,
                new ModelReference(model, sha256, 1), card, Sample.At(10)), ct);
            await queue.EnqueueAsync(new QueueMessage(job.ToString(), "{}") { Hint = sha256 }, ct);
            jobs.Add(job);
        }

        return jobs;
    }

    private static async Task<int> WorkAsync(
        Npgsql.NpgsqlDataSource db, string database, string content, int jobs, CancellationToken ct)
    {
        List<WorkerProcess> workers = [Worker("worker-0", database, content)];
        // It makes the key of custody, which the others read.
        while (!File.Exists(Path.Combine(content, "custody.key")))
            await Task.Delay(50, ct);
        workers.AddRange([Worker("worker-1", database, content), Worker("worker-2", database, content)]);
        var (kills, started) = (0, Stopwatch.GetTimestamp());
        try
        {
            while (await CountAsync(db, Ends, ct) < jobs)
            {
                if (Stopwatch.GetElapsedTime(started) > (kills + 1) * Between)
                {
                    var victim = kills++ % workers.Count;
                    await workers[victim].KillAsync(ct);
                    workers[victim] = Worker($"worker-{victim}-{kills}", database, content);
                }

                await Task.Delay(200, ct);
            }
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }

        Console.WriteLine($"all ended after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {kills} workers killed");
        return kills;
    }

    private const string Ends = "select count(distinct stream_id) from mt_events where type in ('inference_completed', 'inference_failed')";

    private static async Task ReportAsync(Npgsql.NpgsqlDataSource db, int jobs, int kills, CancellationToken ct)
    {
        var completed = await CountAsync(db, "select count(distinct stream_id) from mt_events where type = 'inference_completed'", ct);
        var all = await CountAsync(db, "select count(*) from mt_events where type = 'inference_completed'", ct);
        var failed = await CountAsync(db, "select count(*) from mt_events where type = 'inference_failed'", ct);
        var starts = await CountAsync(db, "select count(*) from mt_events where type = 'inference_started'", ct);
        Console.WriteLine(
            $"{jobs} jobs, {kills} kills: {completed} completed, {failed} failed, {jobs - completed - failed} lost, "
            + $"{all - completed} completed twice, {starts - jobs} begun again");
    }

    private static WorkerProcess Worker(string id, string database, string content) => new(id, new Dictionary<string, string>
    {
        ["ConnectionStrings__NeuraNft"] = database,
        ["Content__Folder"] = content,
        ["Near__Network"] = "local",
        ["Near__Contract"] = Sample.Contract,
        ["Near__RpcUrls__0"] = "http://127.0.0.1:1",
        ["Custody__KeyFile"] = Path.Combine(content, "custody.key"),
        ["Custody__CreateKeyFile"] = "true",
        ["Worker__LeaseFor"] = "00:00:05",
        ["Worker__Concurrency"] = "4",
        ["Logging__LogLevel__Default"] = "Critical",
    });

    private static async Task AppendAsync(DocumentStore store, string stream, object @event, CancellationToken ct)
    {
        var session = store.LightweightSession(EventMetadata.None);
        session.Events.Append(stream, ExpectedVersion.Any, [@event]);
        if ((await session.SaveChangesAsync(ct)).Verdict != AppendVerdict.Appended)
            throw new InvalidOperationException("The log did not take an event.");
    }

    private static async Task<(string Cid, string Sha256)> StoreAsync(string folder, string path, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(path, ct);
        var stored = (ContentWrite.Stored)await new LocalFolderStore(folder).PutAsync(new MemoryStream(bytes), ct);
        return (stored.Content.Cid.ToString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static async Task<long> CountAsync(Npgsql.NpgsqlDataSource db, string sql, CancellationToken ct)
    {
        await using var command = db.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
