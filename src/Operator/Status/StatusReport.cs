namespace NeuraNft.Operator.Status;

/// <summary>All of it at one look.</summary>
internal sealed record StatusReport(long Head, IReadOnlyList<ReaderState> Readers, IReadOnlyList<QueueState> Queues)
{
    public static async Task<StatusReport> ReadAsync(OpenMarket market, CancellationToken ct) => new(
        await market.Store.HeadPositionAsync(ct),
        [.. (await market.Progress.ReadAsync(ct)).Select(ReaderState.Of)],
        await QueueState.ReadAllAsync(market, ct));
}
