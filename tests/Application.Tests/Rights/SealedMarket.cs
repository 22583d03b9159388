using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Neura.ContentStore;
using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Content;
using NeuraNft.Application.Content.Providers;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Log;
using NeuraNft.Application.Models;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tests;
using Npgsql;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Rights;

/// <summary>A market whose assets are sealed for real: age payloads in a folder, custody headers in the table.</summary>
public sealed class SealedMarket : IAsyncLifetime
{
    public static readonly byte[] Plaintext = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7))];
    private readonly string folder = Path.Combine(Path.GetTempPath(), "neura-sealed-" + Path.GetRandomFileName());
    private ulong height = 1;

    internal MarketFixture Market { get; } = new();

    internal KeyCustody Custody { get; } = new();

    internal LocalFolderStore Files => new(folder);

    internal SealedContents Contents => new(Market.Db);

    internal BlockTime Now { get; private set; } = At(100);

    internal WallClock Wall => new(Now);

    internal ReencryptionQueue Reencryptions => new(Market.Db, Wall);

    internal ReleaseKey Release => ReleaseAt(Wall);

    internal ReleaseKey ReleaseAt(TimeProvider wall) => new(
        Market.Store,
        new ChainClock(Market.Db, Options.Create(new ChainOptions { Network = "local", Contract = Contract }), wall), Contents,
        new RightsDuties(Market.Db, wall), Reencryptions, new KeyRefusals(Market.Store, wall), Custody, new KeyMetrics(), wall);

    /// <summary>As a process has it that was just started.</summary>
    internal RightsService Service => ServiceOf(Market.Store, Market.Db);

    internal RightsService ServiceOf(DocumentStore store, NpgsqlDataSource db)
    {
        var chain = Options.Create(new ChainOptions { Network = "local", Contract = Contract });
        var duties = new RightsDuties(db, Wall);
        var reencrypt = new ReencryptContent(
            store, new SealedContents(db), Payloads(db), Files, Custody, Options.Create(new ContentOptions { Folder = folder }),
            NullLogger<ReencryptContent>.Instance);
        return new RightsService(
            duties, new FollowRights(store, duties), new ReencryptionQueue(db, Wall), reencrypt, Options.Create(new RightsOptions()), chain,
            Wall, NullLogger<RightsService>.Instance);
    }

    private PayloadReader Payloads(NpgsqlDataSource db) => new(Files, new ProviderPins(db, new ContentProviders()));

    /// <summary>Reads the log up to its end, page by page, each with its checkpoint.</summary>
    internal static async Task WatchAsync(DocumentStore store, CancellationToken cancellationToken)
    {
        var daemon = new ProjectionDaemon(
            store, [new RightsWatch()], [], new ProjectionDaemonOptions(), TimeProvider.System, NullLogger.Instance);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = daemon.RunAsync(end.Token);
        var head = await store.HeadPositionAsync(cancellationToken);
        await new ProjectionProgress(store).WaitForAsync("rights_watch", head, TimeSpan.FromMinutes(2), cancellationToken);
        await end.CancelAsync();
        await running.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>Until nothing is left to do.</summary>
    internal async Task SettleAsync(bool reencrypt = true)
    {
        await WatchAsync(Market.Store, MarketFixture.Ct);
        while (await Service.FollowAsync(MarketFixture.Ct) || (reencrypt && await Service.ReencryptAsync(MarketFixture.Ct)))
        {
        }
    }

    public async ValueTask InitializeAsync()
    {
        Custody.Unseal(SplitKey.Create(), AgeIdentity.Create());
        await Market.InitializeAsync();
        await BlockAsync(Now);
    }

    /// <summary>A final block of that time was read, and nothing was in it.</summary>
    internal async Task BlockAsync(BlockTime time)
    {
        Now = time;
        await Market.ExecuteAsync($"""
            insert into chain_cursor (network, contract, height, block_hash, block_time)
            values ('local', '{Contract}', {++height}, 'x', {time.Nanoseconds})
            on conflict (network, contract) do update set height = excluded.height, block_time = excluded.block_time
            """);
    }

    /// <summary>Events of a final block of that time, as ingestion appends them.</summary>
    internal async Task OnChainAsync(AssetId asset, BlockTime time, params AssetEvent[] events)
    {
        var session = Market.Store.LightweightSession(EventMetadata.None);
        var headers = new Dictionary<string, string?> { ["block_time"] = $"{time.Nanoseconds}", ["network"] = "local" };
        session.Events.Append(
            StreamKeys.Asset(asset), ExpectedVersion.Any, events.Select(e => (object)new EventData(e) { Headers = headers }));
        (await session.SaveChangesAsync(MarketFixture.Ct)).Verdict.ShouldBe(AppendVerdict.Appended);
        await BlockAsync(time);
    }

    /// <summary>A model of alice's whose first version is sealed and published.</summary>
    internal async Task<AssetId> SealedAssetAsync(AccessLevel defaultLevel = AccessLevel.None)
    {
        var asset = new AssetId(Contract, $"1:{Guid.NewGuid():N}");
        var content = await EncryptAsync(asset);
        var version = new AssetVersion(1, content.Payload.Cid, content.Payload.Sha256, content.Payload.Size, content.Commitment, At(1));
        await OnChainAsync(asset, At(1), Minted(defaultLevel) with { Asset = asset, Version = version });
        await BlockAsync(At(100));
        var session = Market.Store.LightweightSession(EventMetadata.None);
        foreach (var command in SealedContents.Put(content))
            session.QueueSqlCommand(command);
        session.Events.Append(StreamKeys.Content(asset), ExpectedVersion.Any, [new ContentEvent.AssetSealed(
            asset, 1, 1, content.Payload, content.Commitment, 0, Alice, ContentSample.Statement)]);
        (await session.SaveChangesAsync(MarketFixture.Ct)).Verdict.ShouldBe(AppendVerdict.Appended);
        return asset;
    }

    internal Task<ContentState> ContentAsync(AssetId asset) =>
        Market.Store.StateAsync(StreamKeys.Content(asset), Aggregates.Content, MarketFixture.Ct);

    internal async Task<IReadOnlyList<object>> EventsAsync(string stream) =>
        [.. (await Market.Store.FetchStreamAsync(stream, 0, MarketFixture.Ct)).Select(e => e.Data)];

    /// <summary>What a header and the payload under a CID give an identity.</summary>
    internal async Task<byte[]> OpenAsync(ReadOnlyMemory<byte> header, string cid, AgeIdentity identity)
    {
        var found = (await Files.OpenReadAsync(Cid.Parse(cid), MarketFixture.Ct)).ShouldBeOfType<ContentRead.Found>();
        await using var plaintext = await AgeFile.DecryptAsync(header, found.Content, identity, MarketFixture.Ct);
        using var all = new MemoryStream();
        await plaintext.CopyToAsync(all, MarketFixture.Ct);
        return all.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        Custody.Dispose();
        await Market.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private async Task<SealedContent> EncryptAsync(AssetId asset)
    {
        using var payload = new MemoryStream();
        using var fileKey = AgeFileKey.Create();
        await AgeFile.EncryptAsync(new MemoryStream(Plaintext), payload, fileKey, MarketFixture.Ct);
        var header = Custody.Seal(StreamKeys.Asset(asset), 1, fileKey);
        payload.Position = 0;
        var stored = (await Files.PutAsync(payload, MarketFixture.Ct)).ShouldBeOfType<ContentWrite.Stored>().Content;
        var (salt, hash) = (RandomNumberGenerator.GetBytes(32), SHA256.HashData(Plaintext));
        return new SealedContent(
            asset, 1, 1, new SealedPayload(stored.Cid.ToString(), stored.Sha256, stored.Size),
            Convert.ToHexStringLower(SHA256.HashData([.. salt, .. hash])), salt, hash, Plaintext.Length, header,
            SealedContentState.Current);
    }
}
