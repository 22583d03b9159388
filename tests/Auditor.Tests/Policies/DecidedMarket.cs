using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Application.Tests;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Auditor.Tests.Policies;

/// <summary>A log of rights and of what was decided on them, at times of a test's choice.</summary>
internal sealed class DecidedMarket : IAsyncDisposable
{
    private readonly HandClock _clock = new(At(0).ToDateTimeOffset());
    private readonly DocumentStore _store;

    public DecidedMarket(MarketFixture market) => _store = MarketStore.Create(market.Db, _clock);

    public async Task<long> OnChainAsync(BlockTime time, params AssetEvent[] events)
    {
        var headers = new Dictionary<string, string?> { ["block_time"] = $"{time.Nanoseconds}", ["network"] = "testnet" };
        return await AppendAsync(StreamKeys.Asset(Asset), time, 1, [.. events.Select(e => new EventData(e) { Headers = headers })]);
    }

    public Task<long> AskedAsync(BlockTime time, Account account, AccessLevel level, int late = 1) => AppendAsync(
        StreamKeys.Inference(Guid.NewGuid()), time, late,
        Requested() with { Job = Guid.NewGuid(), Requester = account, LevelSeen = level, RequestedAt = time });

    public async Task<long> KeyAsync(
        KeyPurpose purpose, BlockTime time, Account account, AccessLevel level, bool released, int late = 1)
    {
        var version = (await _store.FetchStreamAsync(StreamKeys.Asset(Asset), 0, CancellationToken.None)).Count;
        var on = new KeyDecision(KeyDecider.RequiredFor(purpose), level, "grant", null, 0, time, version);
        return await AppendAsync(StreamKeys.Keys(Asset), time, late, released
            ? new KeyEvent.KeyReleased(Asset, 1, 1, account, purpose, "age1qqqq", on, null, null, null, null)
            : new KeyEvent.KeyRefused(Asset, 1, account, purpose, "ACCESS_DENIED", "NOT_GRANTED", on, null, null));
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task<long> AppendAsync(string stream, BlockTime time, int late, params object[] events)
    {
        _clock.Now = time.ToDateTimeOffset().AddSeconds(late);
        var session = _store.LightweightSession(EventMetadata.None);
        session.Events.Append(stream, ExpectedVersion.Any, events);
        return (await session.SaveChangesAsync(CancellationToken.None)).Position;
    }
}
