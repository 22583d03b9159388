using Microsoft.Extensions.Options;
using Neura.TransparencyLog.Notes;
using Neura.TransparencyLog.Publishing;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Anchoring;
using NeuraNft.Application.Chain;
using NeuraNft.Projections.ContractBook;
using Npgsql;

namespace NeuraNft.Api.Audit;

/// <summary>What the API says of the audit log; where this process has none, nothing.</summary>
public sealed class AuditReading(
    IServiceProvider services, AnchorQueries anchors, NpgsqlDataSource db, IOptions<ChainOptions> chain, TimeProvider time)
{
    private readonly AuditLog? _log = services.GetService<AuditLog>();
    private readonly ITileStore? _tiles = services.GetService<ITileStore>();
    private readonly AnchorTries? _tries = services.GetService<AnchorTries>();
    private readonly AuditLeaves? _leaves = services.GetService<AuditLeaves>();

    public NoteVerifier? Key => _log?.Verifier;

    public async Task<(SignedNote Note, Checkpoint Checkpoint)?> CheckpointAsync(CancellationToken cancellationToken) =>
        _tiles is not null && await CheckpointPublisher.LastAsync(_tiles, cancellationToken) is { } note
            && Checkpoint.TryParse(note.Text, out var checkpoint)
            ? (note, checkpoint)
            : null;

    /// <summary>The newest anchor that came back from the chain as an event, with the checkpoint that it anchors.</summary>
    public async Task<AuditLogAnchor?> AnchorAsync(CancellationToken cancellationToken)
    {
        if (_log is null || _tries is null) return null;
        var row = await anchors.NewestAsync(chain.Value.Contract, _log.Verifier.Name, cancellationToken);
        return row is null ? null : AuditLogAnchor.From(row, await _tries.AnchoredAsync(row.Size, cancellationToken));
    }

    public async Task<(long Events, TimeSpan Lag)> GapAsync(long anchored, CancellationToken cancellationToken)
    {
        var gap = await AnchorGap.ReadAsync(db, anchored, cancellationToken);
        return (gap.Events, gap.Lag(time.GetUtcNow()));
    }

    /// <summary>Proofs of many entries out of the tiles of one tree.</summary>
    public async Task<IReadOnlyDictionary<long, AuditProof>> ProveAsync(IEnumerable<long> positions, CancellationToken cancellationToken)
    {
        var proofs = new Dictionary<long, AuditProof>();
        if (_tiles is null || await CheckpointAsync(cancellationToken) is not var (note, tree)) return proofs;
        var reader = new TreeReader(_tiles, tree.Size);
        foreach (var bundle in positions.Where(p => p >= 1 && p <= tree.Size).Distinct().GroupBy(p => (p - 1) / TileId.FullWidth))
        {
            var tile = TilesOfTree.At(tree.Size, 0, bundle.Key) with { Level = TileId.EntriesLevel };
            if (await _tiles.ReadAsync(tile, cancellationToken) is not { } bytes
                || !EntryBundle.TryRead(bytes, tile.Width, out var entries))
                continue;
            foreach (var position in bundle)
            {
                var hashes = await reader.InclusionAsync(position - 1, cancellationToken);
                proofs[position] = AuditProof.Of(position, entries[(int)((position - 1) % TileId.FullWidth)].Span, hashes, note, tree);
            }
        }
        return proofs;
    }

    /// <summary>What the leaves at these positions commit to.</summary>
    public async Task<IReadOnlyDictionary<long, AuditOpening>> OpenAsync(
        IEnumerable<long> positions, CancellationToken cancellationToken) =>
        _leaves is null
            ? new Dictionary<long, AuditOpening>()
            : (await _leaves.FindAsync(positions, cancellationToken)).ToDictionary(e => e.Leaf.Position, AuditOpening.Of);
}
