using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Tiles;
using Neura.TransparencyLog.Tree;

namespace Neura.TransparencyLog.Verifying;

/// <summary>
/// Computes a whole log anew from its entries and compares every hash that it holds, up to the checkpoint. In constant memory: one tile
/// of each level at a time.
/// </summary>
public sealed class LogVerifier(ITileStore store, Checkpoint checkpoint)
{
    /// <summary>Faults at most; one that is found makes more above it.</summary>
    public const int MaxFaults = 100;

    private readonly List<LogFault> _faults = [];

    /// <summary>Empty: every entry is what the checkpoint vouches for.</summary>
    /// <param name="progress">Told the number of entries that are checked.</param>
    public async Task<IReadOnlyList<LogFault>> VerifyAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        for (var level = 0; level < TilesOfTree.Levels(checkpoint.Size) && _faults.Count < MaxFaults; level++)
        {
            foreach (var tile in TilesOfTree.OfLevel(checkpoint.Size, level))
            {
                if (_faults.Count >= MaxFaults) break;
                await VerifyTileAsync(tile, cancellationToken);
                if (level == 0) progress?.Report((tile.Index * TileId.FullWidth) + tile.Width);
            }
        }
        if (_faults.Count == 0 && await new TreeReader(store, checkpoint.Size).RootAsync(cancellationToken) != checkpoint.Root)
            _faults.Add(new LogFault.RootDiffers());
        return _faults;
    }

    private async Task VerifyTileAsync(TileId tile, CancellationToken cancellationToken)
    {
        if (await ReadAsync(tile, cancellationToken) is not { } bytes) return;
        if (bytes.Length != tile.Width * TreeHash.Size)
        {
            _faults.Add(new LogFault.TileMalformed(tile));
            return;
        }
        var hashes = TileHashes.Read(bytes);
        await (tile.Level == 0 ? VerifyEntriesAsync(tile, hashes, cancellationToken) : VerifyHashesAsync(tile, hashes, cancellationToken));
    }

    private async Task VerifyEntriesAsync(TileId tile, TreeHash[] hashes, CancellationToken cancellationToken)
    {
        var bundle = tile with { Level = TileId.EntriesLevel };
        if (await ReadAsync(bundle, cancellationToken) is not { } bytes) return;
        if (!EntryBundle.TryRead(bytes, bundle.Width, out var entries))
        {
            _faults.Add(new LogFault.TileMalformed(bundle));
            return;
        }
        for (var i = 0; i < hashes.Length; i++)
            if (TreeHash.OfLeaf(entries[i].Span) != hashes[i]) _faults.Add(new LogFault.EntryChanged((tile.Index * TileId.FullWidth) + i));
    }

    private async Task VerifyHashesAsync(TileId tile, TreeHash[] hashes, CancellationToken cancellationToken)
    {
        for (var i = 0; i < hashes.Length; i++)
        {
            var below = new TileId(tile.Level - 1, (tile.Index * TileId.FullWidth) + i, TileId.FullWidth);
            var bytes = await store.ReadAsync(below, cancellationToken);
            // A tile below that is missing or short is a fault of its own, found at its level.
            if (bytes?.Length == TileId.FullWidth * TreeHash.Size && TileHashes.Top(TileHashes.Read(bytes)) != hashes[i])
                _faults.Add(new LogFault.HashChanged(tile, i));
        }
    }

    private async Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken)
    {
        var bytes = await store.ReadAsync(tile, cancellationToken);
        if (bytes is null) _faults.Add(new LogFault.TileMissing(tile));
        return bytes;
    }
}
