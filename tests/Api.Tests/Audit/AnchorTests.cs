using Neura.Cryptography;
using Neura.Database;
using Neura.Near;
using Neura.Near.Rpc;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Anchoring;
using NeuraNft.Application.Log;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Tests;
using Npgsql;

namespace NeuraNft.Api.Tests.Audit;

/// <summary>Anchors on the real contract, with processes that die and backups that are restored.</summary>
[Collection(AuditedMarkets.Name)]
public sealed class AnchorTests(AuditedMarket audited) : IDisposable
{
    private const string Network = "anchor-tests";

    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private JsonRpcClient Rpc => audited.Market.Chain.Client;

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Killed_at_any_request_an_anchor_is_sent_once()
    {
        var isOver = false;
        for (var kill = 1; !isOver; kill++)
            foreach (var isAfter in new[] { false, true })
            {
                var origin = audited.Origin();
                var tiles = await LogAsync(origin, audited.Database, null);
                using var handler = new KillingHandler(kill, isAfter);
                using var http = new HttpClient(handler);
                var dying = new JsonRpcClient(http, new JsonRpcClientOptions { Endpoints = [audited.Market.Chain.Rpc], MaxRetries = 0 });
                await RunAsync(dying, origin, tiles, until: null);
                (await RunAsync(Rpc, origin, tiles, until: 1)).ShouldBe(AnchorOutcome.Anchored, $"kill {kill}, {isAfter}");
                await SentOnceAsync(origin);
                isOver = isAfter && !handler.HasKilled;
            }
    }

    [Fact]
    public async Task An_old_backup_is_detected_by_the_chain_alone()
    {
        var origin = audited.Origin();
        await using var lost = await EventsAsync(60);
        (await RunAsync(Rpc, origin, await LogAsync(origin, lost, null), until: 1)).ShouldBe(AnchorOutcome.Anchored);

        // Database and tiles of an older backup agree with each other, and nothing else is left.
        await using var restored = await EventsAsync(40);
        (await Should.ThrowAsync<LogForkedException>(LogAsync(origin, restored, Book(Rpc, origin)))).Message.ShouldContain("older copy");
        // It goes on with other events, past the anchor: the root at the anchor's size is another.
        await AppendAsync(restored, 40);
        (await Should.ThrowAsync<LogForkedException>(LogAsync(origin, restored, Book(Rpc, origin)))).Message.ShouldContain("not those");
    }

    [Fact]
    public async Task A_root_that_another_sent_first_is_told_from_ours()
    {
        var origin = audited.Origin();
        await using var ours = await EventsAsync(20);
        await using var theirs = await EventsAsync(40);
        var tiles = await LogAsync(origin, ours, null);
        (await RunAsync(Rpc, origin, await LogAsync(origin, theirs, null), until: 1, theirs)).ShouldBe(AnchorOutcome.Anchored);
        // Nothing is sent that the contract would refuse, and the log is not signed any more.
        (await RunAsync(Rpc, origin, tiles, until: null, ours)).ShouldBeNull();
        await Should.ThrowAsync<LogForkedException>(LogAsync(origin, ours, Book(Rpc, origin)));
    }

    [Fact]
    public async Task While_the_chain_is_silent_the_measured_gap_goes_on_growing()
    {
        var origin = audited.Origin();
        await using var database = await EventsAsync(20);
        using var http = new HttpClient();
        var dead = new JsonRpcClient(http, new JsonRpcClientOptions { Endpoints = [new Uri("http://127.0.0.1:9/")], MaxRetries = 0 });
        using var metrics = new AnchorMetrics(TimeProvider.System);
        using var anchors = new AnchorLog(
            database.DataSource, await LogAsync(origin, database, null), Book(dead, origin), Tries(database.DataSource, origin), dead,
            AccountId.Parse(audited.Contract), audited.SpareAnchorer, metrics, TimeProvider.System);
        await Should.ThrowAsync<NearRpcException>(anchors.RunAsync(Ct));
        metrics.Gap.ShouldBe(20);
        await AppendAsync(database, 20);
        await Should.ThrowAsync<NearRpcException>(anchors.RunAsync(Ct));
        metrics.Gap.ShouldBe(40);
        metrics.LagSeconds.ShouldBeGreaterThan(0);
    }

    /// <summary>Looks until something is settled, as the service does; with until null until it dies or nothing more comes of it.</summary>
    private async Task<AnchorOutcome?> RunAsync(
        JsonRpcClient rpc, string origin, ITileStore tiles, int? until, TestDatabase? database = null)
    {
        var db = (database ?? audited.Database).DataSource;
        using var metrics = new AnchorMetrics(TimeProvider.System);
        using var anchors = new AnchorLog(
            db, tiles, Book(rpc, origin), Tries(db, origin), rpc, AccountId.Parse(audited.Contract), audited.SpareAnchorer, metrics,
            TimeProvider.System);
        AnchorOutcome? outcome = null;
        if (until is null)
        {
            try
            {
                return await anchors.RunAsync(Ct);
            }
            catch (Exception dead) when (dead is KilledException or NearRpcException)
            {
                return null;
            }
        }
        // The chain holds it, whoever saw that first: an open try is settled, a lost one made again.
        await Eventually.HoldsAsync(
            async () =>
            {
                outcome = await anchors.RunAsync(Ct) ?? outcome;
                return await SettledAsync(db, origin) == 1;
            },
            Ct);
        return outcome ?? AnchorOutcome.Anchored;
    }

    private async Task SentOnceAsync(string origin)
    {
        await using var command = audited.Database.DataSource.CreateCommand(
            "select transaction_hash, outcome from audit_anchor_try where origin = $1");
        command.Parameters.Add(new() { Value = origin });
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var applied = 0;
        while (await rows.ReadAsync(Ct))
        {
            rows.GetString(1).ShouldBe("anchored");
            var status = await Rpc.TransactionStatusAsync(
                CryptoHash.Parse(rows.GetString(0)), AccountId.Parse(audited.SpareAnchorer.Account!), TransactionWait.Final, Ct);
            if (status.Status is ExecutionStatus.SuccessValue) applied++;
        }
        applied.ShouldBe(1);
    }

    private static async Task<long> SettledAsync(NpgsqlDataSource db, string origin)
    {
        await using var command = db.CreateCommand(
            "select count(*) from audit_anchor_try where origin = $1 and outcome = 'anchored'");
        command.Parameters.Add(new() { Value = origin });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private AnchorBook Book(JsonRpcClient rpc, string origin) =>
        new(new ChainAnchors(rpc, audited.Contract), origin, TimeProvider.System);

    private AnchorTries Tries(NpgsqlDataSource db, string origin) => new(db, Network, audited.Contract, origin, TimeProvider.System);

    /// <summary>The log over all events of a database, in a folder of its own.</summary>
    private async Task<FolderTileStore> LogAsync(string origin, TestDatabase database, IAnchors? anchors)
    {
        var tiles = new FolderTileStore(audited.At($"{origin}-{Guid.NewGuid():n}"));
        var signer = new NoteSigner(origin, NoteKeyType.Ed25519, _key);
        await using var command = database.DataSource.CreateCommand("select position from es_head");
        var head = (long)(await command.ExecuteScalarAsync(Ct))!;
        await new AuditLog(new AuditLeaves(database.DataSource), tiles, signer, TimeProvider.System, anchors).ExtendAsync(head, Ct);
        return tiles;
    }

    private static async Task<TestDatabase> EventsAsync(int count)
    {
        var database = await TestDatabase.CreateAsync(Ct);
        await AppendAsync(database, count);
        return database;
    }

    private static async Task AppendAsync(TestDatabase database, int count)
    {
        await using var store = MarketStore.Create(database.DataSource, TimeProvider.System);
        var session = store.LightweightSession(Neura.EventStore.EventMetadata.None);
        session.Events.Append(
            $"contract/{Sample.Contract}", Neura.EventStore.ExpectedVersion.Any,
            [.. Enumerable.Range(0, count).Select(i => new ContractEvent.OwnerSet(Sample.Contract, Sample.Dave, Sample.Dave))]);
        (await session.SaveChangesAsync(Ct)).Verdict.ShouldBe(Neura.EventStore.AppendVerdict.Appended);
    }
}
