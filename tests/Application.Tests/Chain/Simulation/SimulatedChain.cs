namespace NeuraNft.Application.Tests.Chain.Simulation;

/// <summary>
/// A chain made of one seed: heights skipped, chunks missing or repeated, receipts that failed with their logs, forged and broken
/// events; and beside it what must have been appended, refused and kept aside.
/// </summary>
internal sealed class SimulatedChain
{
    public const ulong FirstHeight = 1_000;
    private readonly Random random;
    private readonly Dictionary<ulong, SimulatedBlock> blocks = [];
    private int receipts;

    public SimulatedChain(int seed, int count)
    {
        random = new Random(seed);
        Market = new SimulatedMarket(random);
        SimulatedBlock? last = null;
        for (var height = FirstHeight; blocks.Count < count; height++)
            if (last is null || random.Next(50) != 0)
                blocks[height] = last = Next(height, last);
        LastHeight = last!.Height;
    }

    public SimulatedMarket Market { get; }

    public ulong LastHeight { get; }

    public List<ExpectedEvent> Expected { get; } = [];

    public Dictionary<string, long> Rejected { get; } = [];

    public long Quarantined { get; private set; }

    public SimulatedBlock? Find(ulong height) => blocks.GetValueOrDefault(height);

    /// <summary>What a node on another fork had at the height before it was final: other receipts under another hash.</summary>
    public static SimulatedBlock ForkAt(SimulatedBlock block, bool broken) => block with
    {
        Hash = TestChain.HashOf($"fork {block.Height}"),
        Previous = broken && block.Previous is { } previous
            ? previous with { Hash = TestChain.HashOf($"fork {previous.Height}") } : block.Previous,
        Receipts = [.. Enumerable.Range(0, SimulatedBlock.Shards).Select(shard => (IReadOnlyList<SimulatedReceipt>)[
            new(SimulatedMarket.Nrc101, "alice.sim", [Logs.LevelSet("1:1", 6)])
            {
                Id = TestChain.HashOf($"fork {block.Height} {shard}").ToString(),
            }])],
    };

    private SimulatedBlock Next(ulong height, SimulatedBlock? last)
    {
        var shards = new IReadOnlyList<SimulatedReceipt>?[SimulatedBlock.Shards];
        for (var shard = 0; shard < shards.Length; shard++)
        {
            if (random.Next(25) == 0)
                continue;
            var ran = Enumerable.Range(0, random.Next(3)).Select(_ => Numbered(Receipt(shard))).ToArray();
            shards[shard] = ran;
            Expected.AddRange(ran.SelectMany(r => r.Expected));
        }
        return new SimulatedBlock(height, TestChain.HashOf($"block {height}"), last, TestChain.TimeOf(height))
        {
            Receipts = shards,
            RepeatsChunks = random.Next(2) == 0,
        };
    }

    private SimulatedReceipt Numbered(SimulatedReceipt receipt) =>
        receipt with { Id = TestChain.HashOf($"receipt {receipts++}").ToString() };

    // Each account lives on one shard, as on the real chain.
    private SimulatedReceipt Receipt(int shard) => shard switch
    {
        0 => random.Next(10) switch { 0 => Failed(), 1 => Unreadable(), _ => Market.AssetReceipt() },
        1 => Market.MarketReceipt(),
        2 => random.Next(10) == 0 ? FailedApproval() : Market.TokenReceipt(),
        _ => random.Next(2) == 0 ? Forged() : new("token.sim", "alice.sim", [Logs.Event("ft_transfer", "{}", standard: "nep141")]),
    };

    private SimulatedReceipt Failed()
    {
        Count("FAILED_RECEIPT", 2);
        return new(SimulatedMarket.Nrc101, Market.Anyone(), [Logs.LevelSet("1:1", 6), "plain", Logs.Transfer("1:1")]) { IsFailed = true };
    }

    private static SimulatedReceipt FailedApproval() => new(SimulatedMarket.Foreign, "evil.sim", [])
    {
        IsFailed = true,
        Call = ("nft_approve", """{"token_id":"1","account_id":"evil.sim"}"""),
    };

    private SimulatedReceipt Forged()
    {
        Count("WRONG_EXECUTOR", 1);
        return new("evil.sim", "alice.sim", [Logs.LevelSet("1:1", 6), Logs.Transfer("1:1")]);
    }

    private SimulatedReceipt Unreadable()
    {
        var isIgnored = random.Next(4) == 0;
        if (isIgnored)
            Count("UNKNOWN_STANDARD", 1);
        else
            Quarantined++;
        string[] unreadable =
        [
            "EVENT_JSON:{\"standard\":\"nrc101\"", Logs.Event("not_yet_known", "{}"),
            Logs.LevelSet().Replace("1.0.0", "2.0.0", StringComparison.Ordinal), Logs.Mint("1:9", "a\\u0000b"),
        ];
        var log = isIgnored ? Logs.Event("x", "{}", standard: "nep245") : unreadable[random.Next(unreadable.Length)];
        return new(SimulatedMarket.Nrc101, Market.Anyone(), [log]);
    }

    private void Count(string reason, int logs) => Rejected[reason] = Rejected.GetValueOrDefault(reason) + logs;
}
