using System.Collections.Immutable;

namespace NeuraNft.Application.Chain.Legacy;

/// <param name="Height">Of the last block read; null where nothing was there.</param>
/// <param name="Blocks">Blocks read in this run.</param>
/// <param name="Events">Events that they became.</param>
/// <param name="Rejected">Calls that move nothing over, by reason.</param>
/// <param name="Quarantined">Calls of no known shape, kept with their arguments.</param>
public sealed record LegacyImportReport(
    ulong? Height, long Blocks, long Events, ImmutableSortedDictionary<string, long> Rejected, long Quarantined)
{
    internal LegacyImportReport With(ulong height, BlockReading reading) => new(
        height, Blocks + 1, Events + reading.Events.Count,
        reading.Rejected.Aggregate(Rejected, (all, one) =>
            all.SetItem(one.Key.Reason, all.GetValueOrDefault(one.Key.Reason) + one.Value)),
        Quarantined + reading.Quarantined.Count);
}
