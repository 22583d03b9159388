using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using Neura.Near.Blocks;
using Npgsql;

namespace NeuraNft.Application.Chain.Legacy;

/// <summary>
/// Moves the history of a deployed NeuraNFT contract into the log: once, in the order of the chain, each event under its place there.
/// Ended at any instant, it goes on behind the last block it wrote.
/// </summary>
public sealed class LegacyImport(DocumentStore store, NpgsqlDataSource db, IBlockSource source, ChainMetrics metrics, TimeProvider time)
{
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <exception cref="ChainHaltedException">The blocks contradict each other, or what was imported before.</exception>
    public async Task<LegacyImportReport> RunAsync(
        LegacyImportRequest request, IProgress<LegacyImportReport>? progress, CancellationToken cancellationToken)
    {
        var options = new ChainOptions { Network = request.Network, Contract = request.Contract };
        var ingestion = new BlockIngestion(store, db, Options.Create(options), metrics);
        var group = (await ingestion.GroupsAsync(cancellationToken))[0];
        var first = group.Cursor?.Height + 1 ?? request.FromHeight;
        var last = request.ToHeight ?? await source.FinalHeightAsync(cancellationToken);
        var report = new LegacyImportReport(group.Cursor?.Height, 0, 0, ImmutableSortedDictionary<string, long>.Empty, 0);
        if (first > last)
            return report;
        var reader = new LegacyReader(request.Network, request.Contract, new LegacyTranslation(new LegacyKnowledge(store)));
        CryptoHash? after = group.Cursor is { } cursor ? CryptoHash.Parse(cursor.BlockHash) : null;
        var (blocks, readings) = (new List<NearBlock>(), new List<BlockReading>());
        await foreach (var block in new BlockStream(source, new() { ToHeight = last, ReadAhead = 16 }, time).ReadAsync(
            first, after, cancellationToken))
        {
            blocks.Add(block);
            readings.Add(await reader.ReadAsync(block, cancellationToken));
            report = report.With(block.Height, readings[^1]);
            if (blocks.Count < request.BatchBlocks)
                continue;
            group = await SaveAsync(blocks, readings);
            progress?.Report(report);
        }
        await SaveAsync(blocks, readings);
        return report;

        async Task<ContractGroup> SaveAsync(List<NearBlock> taken, List<BlockReading> read)
        {
            var moved = taken.Count == 0 || request.DryRun ? group
                : await ingestion.TakeAsync([.. taken], [.. read], group, cancellationToken);
            taken.Clear();
            read.Clear();
            return moved;
        }
    }
}
