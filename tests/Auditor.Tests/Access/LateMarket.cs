using Microsoft.Extensions.DependencyInjection;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tests.Histories;
using NeuraNft.Projections;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Auditor.Tests.Access;

/// <summary>
/// Random histories of several assets that were recorded late: each asset's events in their own order, as ingestion keeps it, but the
/// assets mixed anyhow, seconds to minutes after their blocks, so that neither position nor time of recording follows block time.
/// </summary>
internal sealed class LateMarket(MarketFixture market)
{
    private readonly List<Fact> _facts = [];

    public IReadOnlyList<Fact> Facts => _facts;

    public async Task FillAsync(IReadOnlyList<AssetHistory> histories, Random random, CancellationToken ct)
    {
        var waiting = histories.Select((h, i) => new Queue<(AssetId, BlockTime, IReadOnlyList<AssetEvent>)>(h.Steps
            .Where(s => s.Events.Count > 0)
            .Select(s => (Id(i), s.Now, (IReadOnlyList<AssetEvent>)[.. s.Events.Select(e => Moved(e, Id(i)))])))).ToList();
        var clock = new HandClock(At(0).ToDateTimeOffset());
        await using var store = MarketStore.Create(market.Db, clock);
        while (waiting.Where(q => q.Count > 0).ToList() is { Count: > 0 } left)
        {
            var (asset, time, events) = left[random.Next(left.Count)].Dequeue();
            var recorded = clock.GetUtcNow().AddMilliseconds(random.Next(1, 4_000));
            clock.Now = recorded > time.ToDateTimeOffset() ? recorded : time.ToDateTimeOffset().AddMilliseconds(random.Next(1, 4_000));
            var headers = Headers(time, _facts.Count);
            var session = store.LightweightSession(EventMetadata.None);
            session.Events.Append(
                StreamKeys.Asset(asset), ExpectedVersion.Any, events.Select(e => (object)new EventData(e) { Headers = headers }));
            var written = await session.SaveChangesAsync(ct);
            _facts.AddRange(events.Select((e, i) => new Fact(asset, written.Position - events.Count + 1 + i, time, clock.Now, e)));
        }

        await ProjectAsync(store, ct);
    }

    public static AssetId Id(int number) => new(Contract, $"1:{number + 1}");

    // The log as it is, page by page: what the daemon does, without waiting for it.
    private async Task ProjectAsync(DocumentStore store, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddSingleton(market.Db).AddProjections().BuildServiceProvider();
        var projection = services.GetServices<IProjection>().Single(p => p.Name == "access_history");
        await using var connection = await market.Db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await projection.ApplyAsync(connection, transaction, await store.QueryEventsAsync(0, 100_000, ct), ct);
        await transaction.CommitAsync(ct);
        await market.ExecuteAsync(
            """
            INSERT INTO mt_event_progression (name, last_seq_id) SELECT 'access_history', position FROM es_head
            ON CONFLICT (name) DO UPDATE SET last_seq_id = excluded.last_seq_id
            """);
    }

    private static Dictionary<string, string?> Headers(BlockTime time, int receipt) => new()
    {
        ["network"] = "testnet", ["block_height"] = $"{100 + (time.Nanoseconds - At(0).Nanoseconds) / 1_000_000_000}",
        ["block_hash"] = "FsjzJ1Gqxv2nCMrjRhvWGPoxNwZHNXSxUGJx4cDCWZ8E", ["block_time"] = $"{time.Nanoseconds}",
        ["receipt_id"] = $"receipt{receipt}", ["log_index"] = "0", ["predecessor"] = Alice.Value,
    };

    private static AssetEvent Moved(AssetEvent e, AssetId asset) => e switch
    {
        AssetEvent.AssetMinted x => x with { Asset = asset },
        AssetEvent.AssetTransferred x => x with { Asset = asset },
        AssetEvent.AccessSet x => x with { Asset = asset },
        AssetEvent.AccessRevoked x => x with { Asset = asset },
        AssetEvent.DefaultLevelSet x => x with { Asset = asset },
        AssetEvent.MaxLevelSet x => x with { Asset = asset },
        AssetEvent.AccessEpochBumped x => x with { Asset = asset },
        AssetEvent.AssetBurnt x => x with { Asset = asset },
        // Of money and words; which asset they name gives nobody a right.
        _ => e,
    };

    internal sealed record Fact(AssetId Asset, long Position, BlockTime Time, DateTimeOffset Recorded, AssetEvent Event);
}
