namespace Neura.EventStore;

/// <summary>Decodes a page once, on all cores, before several projections ask for the same events at the same time.</summary>
internal static class ReplayDecoding
{
    private const int Chunk = 512;

    public static void Run(IReadOnlyList<IEvent> page, Func<string, bool> isUsed, ParallelOptions workers) => Parallel.For(
        0, (page.Count + Chunk - 1) / Chunk, workers, chunk =>
        {
            for (var i = chunk * Chunk; i < Math.Min(page.Count, (chunk + 1) * Chunk); i++)
                if (isUsed(page[i].EventTypeName)) Decode(page[i]);
        });

    private static void Decode(IEvent one)
    {
        try
        {
            _ = (one.Data, one.Headers);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whoever needs this event meets the same, and names it.
        }
    }
}
