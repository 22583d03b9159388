using Neura.EventStore;
using Neura.Messaging;
using NeuraNft.Operator.Status;

namespace NeuraNft.Operator.Parked;

/// <summary>What waits for a person: events that could not be applied, and messages that failed too often.</summary>
internal sealed record ParkedReport(IReadOnlyList<ParkedEvent> Events, IReadOnlyList<ParkedMail> Messages)
{
    private const int Page = 1000;

    /// <param name="market">To read from.</param>
    /// <param name="name">A projection, subscription or queue; null for all.</param>
    /// <param name="ct">Cancels the queries.</param>
    public static async Task<ParkedReport> ReadAsync(OpenMarket market, string? name, CancellationToken ct)
    {
        var messages = new List<ParkedMail>();
        foreach (var queue in await QueueState.NamesAsync(market.Database, ct))
        {
            if (name is not null && name != queue) continue;
            await using var parked = new PostgresQueue(market.Database, queue, null, market.Time);
            for (var after = 0L; await parked.ListParkedAsync(after, Page, ct) is { Count: > 0 } page; after = page[^1].Sequence)
                messages.AddRange(page.Select(one => ParkedMail.Of(queue, one)));
        }

        return new ParkedReport(await market.Progress.ListParkedAsync(name, ct), messages);
    }
}
