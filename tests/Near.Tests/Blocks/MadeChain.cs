using Neura.Near;
using Neura.Near.Blocks;

namespace NeuraNft.Near.Tests.Blocks;

/// <summary>A made-up chain as a source: 100 to 100 + n, without the heights named; notes how many reads were under way at once.</summary>
internal sealed class MadeChain(ulong last, params ulong[] skipped) : IBlockSource
{
    private int _underWay;

    public ulong Final { get; set; } = last;

    public int MostAtOnce { get; private set; }

    public List<ulong> Asked { get; } = [];

    /// <summary>Heights that are called skipped so many times before they are shown.</summary>
    public Dictionary<ulong, int> Hidden { get; } = [];

    /// <summary>Blocks whose previous hash is wrong so many times.</summary>
    public Dictionary<ulong, int> Torn { get; } = [];

    public static CryptoHash HashOf(ulong height) => CryptoHash.OfSha256(BitConverter.GetBytes(height));

    public Task<ulong> FinalHeightAsync(CancellationToken cancellationToken) => Task.FromResult(Final);

    public async Task<BlockRead> ReadAsync(ulong height, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add(height);
            MostAtOnce = Math.Max(MostAtOnce, ++_underWay);
        }
        await Task.Delay((int)(height % 7), cancellationToken); // They end in another order than they began.
        lock (Asked)
        {
            _underWay--;
            if (height > Final) return new BlockRead.NotFinal(height, Final);
            if (skipped.Contains(height) || TakeOne(Hidden, height)) return new BlockRead.Skipped(height);
            var previous = height - 1;
            while (skipped.Contains(previous)) previous--;
            var previousHash = TakeOne(Torn, height) ? HashOf(0) : HashOf(previous);
            return new BlockRead.Found(new NearBlock(height, HashOf(height), previousHash, previous, height * 1_000_000_000, []));
        }
    }

    private static bool TakeOne(Dictionary<ulong, int> counts, ulong height) =>
        counts.TryGetValue(height, out var left) && (counts[height] = left - 1) >= 0;
}
