using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Neura.ContentStore;
using Neura.ContentStore.Pinata;
using Neura.ContentStore.Providers;
using Neura.EventStore;
using NeuraNft.Application.Content;
using NeuraNft.Application.Content.Providers;
using NeuraNft.ContentStore.Tests.Pinata;
using NeuraNft.Domain;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tests;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Application.Tests.Content;

/// <summary>A log, a content folder, a second folder and Pinata as its tests' server has it.</summary>
public sealed class PinnedMarket : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("neura-pins-").FullName;
    private readonly HttpClient _http = new();
    private long _read;

    internal MarketFixture Market { get; } = new();

    internal FakePinata Pinata { get; private set; } = null!;

    internal HandClock Time { get; } = new();

    internal LocalFolderStore Store => new(Path.Combine(_root, "here"));

    internal LocalFolderStore Second => new(Path.Combine(_root, "second"));

    internal ContentProviders Providers => new(
        new PinataProvider(_http, Pinata.Options, TimeProvider.System), new LocalFolderProvider(Second));

    internal IContentProvider PinataProvider => Providers.Named("pinata")!;

    internal ProviderMetrics Metrics { get; } = new();

    internal ProviderPins Pins => new(Market.Db, Providers);

    internal PayloadReader Payloads => new(Store, Pins);

    internal ProviderIntents Intents => new(Market.Db);

    internal ProviderAudit Audit => new(Market.Db, Store, Pins, Intents, Metrics, Time, NullLogger<ProviderAudit>.Instance);

    /// <summary>As a process has it that was just started.</summary>
    internal ProviderService Service => new(
        Providers, Intents, new FollowIntent(Store, Payloads, Pins, Intents, Time), Audit, Metrics, Options.Create(new ProviderOptions()),
        Time, NullLogger<ProviderService>.Instance);

    public async ValueTask InitializeAsync()
    {
        await Market.InitializeAsync();
        Pinata = await FakePinata.StartAsync(MarketFixture.Ct);
    }

    public async ValueTask DisposeAsync()
    {
        Metrics.Dispose();
        await Pinata.DisposeAsync();
        await Market.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    /// <summary>Puts a content in the folder here and says in the log that it is a version's.</summary>
    internal async Task<(ContentIdentity Content, byte[] Bytes)> SealAsync(int version, int length = 1_200_000)
    {
        var bytes = new byte[length];
        Random.Shared.NextBytes(bytes);
        var content = ((ContentWrite.Stored)await Store.PutAsync(new MemoryStream(bytes), MarketFixture.Ct)).Content;
        await LogAsync(new ContentEvent.AssetSealed(
            Asset, version, 1, PayloadOf(content), new string('c', 64), 0, Alice, new SignedStatement("m", "n", "r", "k", "s")));
        return (content, bytes);
    }

    /// <summary>One bit of what lies in the folder here.</summary>
    internal async Task DamageAsync(Cid cid, long at)
    {
        var path = Directory.GetFiles(Path.Combine(_root, "here"), cid.ToString(), SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(path, MarketFixture.Ct);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, MarketFixture.Ct);
    }

    internal static SealedPayload PayloadOf(ContentIdentity content) => new(content.Cid.ToString(), content.Sha256, content.Size);

    internal async Task LogAsync(object @event)
    {
        await Market.AppendAsync(
            @event is ContentEvent ? StreamKeys.Content(Asset) : StreamKeys.Asset(Asset), @event);
        await WatchAsync();
    }

    /// <summary>Reads the log as the daemon does: rows and checkpoint in one transaction.</summary>
    internal async Task WatchAsync()
    {
        await using var connection = await Market.Db.OpenConnectionAsync(MarketFixture.Ct);
        await using var transaction = await connection.BeginTransactionAsync(MarketFixture.Ct);
        var page = await Market.Store.QueryEventsAsync(_read, 1000, MarketFixture.Ct);
        await new ProviderWatch(Providers).ApplyAsync(connection, transaction, page, MarketFixture.Ct);
        await transaction.CommitAsync(MarketFixture.Ct);
        _read = page.Count == 0 ? _read : page[^1].Sequence;
    }

    /// <summary>Everything that is due now; what fails comes later.</summary>
    internal async Task FollowAsync()
    {
        foreach (var provider in Providers.All)
            while (await Service.FollowAsync(provider, MarketFixture.Ct))
            {
            }
    }

    internal Task<long> WaitingAsync(string provider = "pinata") =>
        Market.CountAsync("select count(*) from provider_intent where provider = $1", provider);
}
