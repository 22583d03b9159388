using Microsoft.Extensions.Options;
using Neura.EventStore;

namespace NeuraNft.Application.Audit;

/// <summary>
/// Follows the log with one leader among all nodes. Where few events come it waits between checkpoints, so that each is worth its
/// files; where many come it does not.
/// </summary>
public sealed class AuditSubscription(AuditLog log, IOptions<AuditLogOptions> options, TimeProvider time) : ISubscription
{
    /// <summary>A page from which on there is more to do than to wait.</summary>
    private const int Busy = 256;

    private long _last;

    public string Name => "audit";

    public async Task HandleAsync(IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var wait = TimeSpan.FromSeconds(options.Value.IntervalSeconds) - time.GetElapsedTime(_last);
        if (page.Count < Busy && wait > TimeSpan.Zero) await Task.Delay(wait, time, ct);
        try
        {
            await log.ExtendAsync(page[^1].Sequence, ct);
        }
        catch (IOException fault)
        {
            // Not the events' fault: a full disk or a folder that is not mounted. The page is tried again for as long as it takes.
            throw new EventStoreUnavailableException("The audit log's folder cannot be used now.", fault);
        }

        _last = time.GetTimestamp();
    }
}
