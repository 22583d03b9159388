using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Neura.ContentStore;
using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;
using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Content;
using NeuraNft.Application.Content.Providers;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Inferences;
using NeuraNft.Application.Rights;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Preprocessing;
using NeuraNft.InferenceWorker.Receipts;
using NeuraNft.InferenceWorker.Registry;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.InferenceWorker.Tests.Jobs;

/// <summary>A market with one model of alice's, its content in a temporary folder, and workers to run it.</summary>
public sealed class Workplace : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "neura-workplace-" + Path.GetRandomFileName());
    internal WorkerKeyring Keyring { get; } = new(OptionsOf("any"));

    private readonly SandboxLoader loader = new(
        ExecutionProviderChoice.Cpu, ModelLimits.Default, new SandboxOptions(), new BatchOptions(), TimeProvider.System);
    private readonly ModelSessionCache sessions;

    public Workplace() => sessions = new ModelSessionCache(loader);

    internal MarketFixture Market { get; } = new();

    internal JobLog Jobs { get; private set; } = null!;

    internal ModelReference Model { get; private set; } = null!;

    internal string Card { get; private set; } = null!;

    internal KeyCustody Custody { get; } = new();

    internal ReleaseKey Release { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Market.InitializeAsync();
        var chain = Options.Create(new ChainOptions { Network = "local", Contract = Contract });
        var clock = new ChainClock(Market.Db, chain, new WallClock(At(10)));
        Jobs = new JobLog(Market.Store, clock);
        Custody.Unseal(SplitKey.Create(), AgeIdentity.Create());
        Release = new ReleaseKey(
            Market.Store, clock, new SealedContents(Market.Db), new RightsDuties(Market.Db, TimeProvider.System),
            new ReencryptionQueue(Market.Db, TimeProvider.System),
            new KeyRefusals(Market.Store, TimeProvider.System), Custody, new KeyMetrics(), TimeProvider.System);
        await Market.ExecuteAsync($"""
            insert into chain_cursor (network, contract, height, block_hash, block_time)
            values ('local', '{Contract}', 1, 'x', {At(10).Nanoseconds})
            """);
        await Market.AppendAsync(StreamKeys.Asset(Asset), Minted());
        // Whoever follows lost rights has done so, here, as far as the log will ever go.
        await Market.ExecuteAsync("insert into mt_event_progression (name, last_seq_id) values ('rights_watch', 1000000)");
        var weights = await File.ReadAllBytesAsync(TestData.Sample("language-id/lande50.onnx"), MarketFixture.Ct);
        Model = new ModelReference(await StoreAsync(weights), Convert.ToHexStringLower(SHA256.HashData(weights)), 1);
        Card = await StoreAsync(await File.ReadAllBytesAsync(TestData.Sample("language-id/card.json"), MarketFixture.Ct));
    }

    public async ValueTask DisposeAsync()
    {
        sessions.Dispose();
        Keyring.Dispose();
        loader.Dispose();
        Custody.Dispose();
        await Market.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    internal LocalFolderStore Content => new(folder);

    internal PayloadReader Payloads => new(Content, new ProviderPins(Market.Db, new ContentProviders()));

    internal ModelSessionCache Sessions => sessions;

    internal RunJob Worker(string id, Action<WorkerOptions>? configure = null, ILogger<RunJob>? log = null)
    {
        var options = OptionsOf(id, configure);
        var identity = new WorkerIdentity(new RegisterWorker(Market.Store), options);
        var sealedModels = new SealedModels(
            Release, new SealedContents(Market.Db), Payloads, identity, ModelLimits.Default, options, TimeProvider.System);
        var model = new RunModel(new ModelFiles(Content), sealedModels, sessions, ExecutionProviderChoice.Cpu, options);
        var answer = new AnswerJob(model, Keyring, options, TimeProvider.System);
        return new RunJob(Jobs, answer, options, TimeProvider.System, log ?? NullLogger<RunJob>.Instance);
    }

    internal JobLoop Loop(
        IMessageQueue queue, string id, ILogger<JobLoop>? log = null, Action<WorkerOptions>? configure = null) => new(
        queue, Worker(id, configure), ExecutionProviderChoice.Cpu, new WarmElsewhere(OptionsOf(id, configure)), OptionsOf(id, configure),
        TimeProvider.System, log ?? NullLogger<JobLoop>.Instance);

    /// <summary>A job of the requester's that the log has accepted, with what else happened to it.</summary>
    internal async Task<Guid> JobAsync(
        Account requester, Func<Guid, InferenceEvent[]>? then = null, string kind = "text",
        string input = "\"Guten Tag, wie geht es Ihnen heute?\"", AssetId? asset = null, ModelReference? model = null, string? card = null,
        InferencePrice? price = null)
    {
        var job = Guid.NewGuid();
        var request = new InferenceEvent.InferenceRequested(
            job, asset ?? Asset, requester, kind, input, AccessLevel.UseModel, model ?? Model, card ?? Card, At(10))
        {
            Price = price,
        };
        await Market.AppendAsync(StreamKeys.Inference(job), [request, .. then?.Invoke(job) ?? []]);
        return job;
    }

    internal Task<InferenceState> StateAsync(Guid job) => Jobs.FindAsync(job, MarketFixture.Ct);

    private static IOptions<WorkerOptions> OptionsOf(string id, Action<WorkerOptions>? configure = null)
    {
        var options = new WorkerOptions { Id = id, Concurrency = 1 };
        configure?.Invoke(options);
        return Options.Create(options);
    }

    internal string Folder => folder;

    internal async Task<string> StoreAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        var stored = await Content.PutAsync(stream, MarketFixture.Ct);
        return stored.ShouldBeOfType<ContentWrite.Stored>().Content.Cid.ToString();
    }
}
