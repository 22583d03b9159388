using System.Globalization;
using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.ActivityFeed;
using NeuraNft.Projections.AssetSearch;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Tests;

/// <summary>A log as the store would hand it out: dense positions, versions by stream, chain facts in the headers.</summary>
internal sealed class TestLog
{
    private readonly List<IEvent> events = [];
    private readonly Dictionary<string, long> versions = [];

    public IReadOnlyList<IEvent> Events => events;

    /// <summary>What a block at this time brought, signed for by an account.</summary>
    public TestLog OnChain(BlockTime time, Account predecessor, params IEnumerable<object> data) =>
        data.Aggregate(this, (log, one) => log.Add(one, time, null, Origin(time, predecessor)));

    /// <summary>What a user of the platform, or a worker, did.</summary>
    public TestLog OffChain(BlockTime time, string? user, params IEnumerable<object> data) =>
        data.Aggregate(this, (log, one) => log.Add(one, time, user, new Dictionary<string, string?>()));

    public static string StreamOf(object data) => data switch
    {
        CollectionEvent e => StreamKeys.Collection(CollectionRows.IdOf(e)),
        AssetEvent e => StreamKeys.Asset(AssetEvents.IdOf(e)),
        InferenceEvent e => StreamKeys.Inference(InferenceJobRows.IdOf(e)),
        AccountEvent e => StreamKeys.Account("testnet", AccountEvents.AccountOf(e)),
        TokenEvent e => StreamKeys.Token(TokenEvents.IdOf(e)),
        ContentEvent e => StreamKeys.Content(e.Asset),
        KeyEvent e => StreamKeys.Keys(e.Asset),
        ModelEvent e => StreamKeys.Model(e.Asset, e.Version),
        BalanceEvent e => StreamKeys.Balance(e.Account),
        InferenceTermsEvent e => StreamKeys.Terms(e.Asset),
        WorkerKeyEvent => StreamKeys.WorkerKey(new string('0', 64)),
        WorkerEvent e => StreamKeys.Worker(e.Worker),
        ContractEvent => StreamKeys.Contract(Domain.Tests.Sample.Contract),
        // Which of a market's streams an event stands in makes no row differ.
        MarketEvent e => DealOrigins.DealOf(e) is { } deal ? StreamKeys.Deal(deal) : "market/market.test.near/other/1",
        _ => "elsewhere/1",
    };

    private TestLog Add(object data, BlockTime time, string? user, Dictionary<string, string?> headers)
    {
        var (position, stream) = (events.Count + 1, StreamOf(data));
        events.Add(new RecordedEvent(data)
        {
            Id = new Guid(position, 0, 0, new byte[8]),
            Sequence = position,
            StreamKey = stream,
            Version = versions[stream] = versions.GetValueOrDefault(stream) + 1,
            EventTypeName = StoredNames.ByType.GetValueOrDefault(data.GetType()) ?? "from_a_newer_program",
            Timestamp = time.ToDateTimeOffset().AddMilliseconds(40),
            UserName = user,
            Headers = headers,
        });
        return this;
    }

    private Dictionary<string, string?> Origin(BlockTime time, Account predecessor) => new()
    {
        ["network"] = "testnet",
        ["block_height"] = (100 + events.Count).ToString(CultureInfo.InvariantCulture),
        ["block_hash"] = "FsjzJ1Gqxv2nCMrjRhvWGPoxNwZHNXSxUGJx4cDCWZ8E",
        ["block_time"] = time.Nanoseconds.ToString(CultureInfo.InvariantCulture),
        ["receipt_id"] = $"receipt{events.Count + 1}",
        ["log_index"] = "0",
        ["tx_hash"] = $"transaction{events.Count + 1}",
        ["predecessor"] = predecessor.Value,
        ["signer"] = "relayer.test.near",
    };
}
