using System.Runtime.CompilerServices;

namespace Neura.Near.Blocks;

/// <summary>
/// Final blocks from a height on, in order and without a gap, read in parallel. Each block's previous hash is the hash of the one
/// before: where it is not, the heights are read again, and if it stays so the stream ends with an error.
/// </summary>
/// <remarks>The source must bear calls at the same time; all sources of this library do.</remarks>
public sealed class BlockStream(IBlockSource source, BlockStreamOptions options, TimeProvider time)
{
    /// <summary>Reads on until <see cref="BlockStreamOptions.ToHeight"/>, or for ever.</summary>
    /// <param name="fromHeight">The first height; it may be a skipped one.</param>
    /// <param name="after">The block before, where it is known: the first block given must follow it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="BlockSourceException"><see cref="BlockSourceFailure.Discontinuity"/>, or what the source throws.</exception>
    public async IAsyncEnumerable<NearBlock> ReadAsync(
        ulong fromHeight, CryptoHash? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var position = new Position(fromHeight, after, null);
        var refetched = 0;
        await using var window = new ReadWindow(source, options.ReadAhead);
        while (options.ToHeight is not { } last || position.Next <= last)
        {
            if (await window.ReadAsync(position.Next, options.ToHeight, cancellationToken) is not { } read)
            {
                await Task.Delay(options.PollInterval, time, cancellationToken);
            }
            else if (read is BlockRead.Found { Block: var block })
            {
                if (!position.IsFollowedBy(block))
                {
                    if (refetched++ == options.Refetches) throw Broken(position, block);
                    await window.ClearAsync();
                    await Task.Delay(options.PollInterval, time, cancellationToken);
                    // A height between the two may have been called skipped that is not.
                    position = position with { Next = position.Height + 1 ?? fromHeight };
                    continue;
                }
                refetched = 0;
                position = new Position(block.Height + 1, block.Hash, block.Height);
                yield return block;
            }
            else
            {
                position = position with { Next = position.Next + 1 }; // Skipped; the next block's previous hash confirms it.
            }
        }
    }

    private static BlockSourceException Broken(Position position, NearBlock block) => new(
        BlockSourceFailure.Discontinuity,
        $"Block {block.Height} follows {block.PrevHash} ({block.PrevHeight}); the block before is {position.Hash} ({position.Height}).");

    /// <summary>Where the stream stands: the height to read next, and the last block given.</summary>
    private readonly record struct Position(ulong Next, CryptoHash? Hash, ulong? Height)
    {
        public bool IsFollowedBy(NearBlock block) =>
            (Hash is not { } hash || block.PrevHash == hash)
            && (Height is not { } height || block.PrevHeight is not { } previous || previous == height);
    }
}
