using System.Runtime.CompilerServices;
using System.Text;
using Neura.Near;
using Neura.Near.Blocks;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Chain.Legacy;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Tests.Chain.Legacy;

/// <summary>The recorded history has the deployed contract's shapes; docs/legacy-import.md describes them.</summary>
public sealed class LegacyImportTests : IAsyncLifetime
{
    private const string Contract = "neuranft.legacy.near";
    private static readonly Account Alice = Account.Parse("alice.legacy.near"), Bob = Account.Parse("bob.legacy.near"),
        Carol = Account.Parse("carol.legacy.near");
    private readonly ChainMetrics metrics = new();
    // The recorded contract has one name only: each test has a database of its own.
    private readonly MarketFixture market = new();

    public ValueTask InitializeAsync() => market.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        metrics.Dispose();
        return market.DisposeAsync();
    }

    [Fact]
    public async Task Recorded_history_moves_over_and_a_second_run_adds_nothing()
    {
        var before = await EventsAsync();
        var report = await ImportAsync();
        (report.Height, report.Blocks, report.Quarantined).ShouldBe((507ul, 6, 1));
        report.Rejected.ShouldBe([new("FAILED_RECEIPT", 2), new("LEGACY_OTHER_METHOD", 1), new("LEGACY_WITHOUT_EFFECT", 1)]);
        (await EventsAsync() - before).ShouldBe(report.Events);
        await StateShouldBeRightAsync();

        (await ImportAsync()).Blocks.ShouldBe(0);
        (await EventsAsync() - before).ShouldBe(report.Events);
    }

    [Fact]
    public async Task Import_in_pieces_is_the_import_in_one_go()
    {
        var before = await EventsAsync();
        var events = 0L;
        foreach (var height in new[] { 500ul, 503ul, 504ul, 507ul })
            events += (await ImportAsync(height)).Events;
        events.ShouldBe(12);
        (await EventsAsync() - before).ShouldBe(12);
    }

    [Fact]
    public async Task Dry_run_reports_the_same_and_writes_nothing()
    {
        var before = await EventsAsync();
        (await ImportAsync(dryRun: true)).Events.ShouldBe(12);
        (await EventsAsync()).ShouldBe(before);
        (await ChainCursor.FindAsync(market.Db, "testnet", Contract, MarketFixture.Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task Call_whose_event_the_log_would_refuse_is_quarantined_and_the_import_goes_on()
    {
        var (half, whole) = (new string('<', 80_000), new string('<', 200_000));
        var source = new ListedBlocks(
            TestChain.Block(500, Call("a", "createCollection", $$"""{"name":"{{whole}}"}""", "Collection created: 1")),
            TestChain.Block(501, Call("b", "createCollection", $$"""{"name":"c","description":"{{half}}"}""", "Collection created: 2")),
            TestChain.Block(502, Call("c", "updateCollection", $$"""{"collectionId":2,"image":"{{half}}"}""")),
            TestChain.Block(503, Call("d", "updateCollection", """{"collectionId":2,"name":"small"}""")));
        var report = await ImportAsync(source);
        (report.Events, report.Quarantined).ShouldBe((2, 2));
        (await market.CountAsync("select count(*) from chain_quarantine where reason like 'TOO_LARGE: %'")).ShouldBe(2);
        var collection = (await market.Store.StateAsync($"collection/{Contract}/2", Aggregates.Collection, MarketFixture.Ct))
            .ShouldBeOfType<CollectionState.Created>();
        (collection.Details.Name, collection.Details.Image).ShouldBe(("small", null));
    }

    private static ExecutedReceipt Call(string name, string method, string arguments, params string[] logs) => new(
        TestChain.HashOf(name), AccountId.Parse(Contract), AccountId.Parse("alice.legacy.near"), AccountId.Parse("alice.legacy.near"),
        null, ReceiptStatus.Success, logs, [new MethodCall(method, Encoding.UTF8.GetBytes(arguments), new Gas(1), NearToken.Parse("0"))]);

    private async Task StateShouldBeRightAsync()
    {
        var collection = (await market.Store.StateAsync($"collection/{Contract}/1", Aggregates.Collection, MarketFixture.Ct))
            .ShouldBeOfType<CollectionState.Created>();
        (collection.Owner, collection.Details.Name, collection.Details.Description, collection.Details.ContextWindow)
            .ShouldBe((Alice, "Tongues", "Many language models", 4096));
        var asset = (await market.Store.StateAsync($"asset/{Contract}/1:1", Aggregates.Asset, MarketFixture.Ct))
            .ShouldBeOfType<AssetState.Minted>();
        (asset.Owner, asset.Creator, asset.Name, asset.Metadata.Description).ShouldBe((Bob, Alice, "Cognitive Llama", "Reasons in steps"));
        asset.Metadata.Rag.ShouldBeNull("an empty text says nothing");
        var now = new BlockTime(ulong.MaxValue);
        (asset.LevelOf(Bob, now), asset.LevelOf(Carol, now), asset.LevelOf(Alice, now)).ShouldBe(
            (AccessLevel.AbsoluteOwnership, AccessLevel.UseModel, AccessLevel.None), "a transfer took the seller's right alone");
        (await market.Store.StateAsync($"asset/{Contract}/1:2", Aggregates.Asset, MarketFixture.Ct)).ShouldBeOfType<AssetState.Burnt>();
        (await market.Store.StateAsync($"asset/{Contract}/2:1", Aggregates.Asset, MarketFixture.Ct)).ShouldBeOfType<AssetState.Minted>();
    }

    private Task<LegacyImportReport> ImportAsync(ulong? to = null, bool dryRun = false)
    {
        return ImportAsync(new LakeBlockSource(new LakeFolder(Recorded()), new LakeOptions(), TimeProvider.System), to, dryRun);
    }

    private Task<LegacyImportReport> ImportAsync(IBlockSource source, ulong? to = null, bool dryRun = false)
    {
        var import = new LegacyImport(market.Store, market.Db, source, metrics, TimeProvider.System);
        return import.RunAsync(new("testnet", Contract, 500, to, dryRun, BatchBlocks: 2), null, MarketFixture.Ct);
    }

    private Task<long> EventsAsync() => market.CountAsync("select count(*) from mt_events where stream_id like $1", $"%/{Contract}/%");

    private static string Recorded([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Recorded");
}
