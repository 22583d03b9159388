using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Neura.EventStore;

/// <summary>The leases of one daemon, kept up by one heartbeat for all of them.</summary>
internal sealed class Leases(
    Leadership leadership, LogWakeups wakeups, ProjectionDaemonOptions options, TimeProvider time, ILogger logger)
{
    private readonly ConcurrentDictionary<string, Lease> held = new(StringComparer.Ordinal);

    /// <param name="epoch">The one it leads with.</param>
    /// <param name="state">Of the reader that leads.</param>
    /// <param name="since">When it asked for that epoch.</param>
    /// <param name="ct">Ends the lease with the daemon.</param>
    public Lease Begin(long epoch, RunState state, long since, CancellationToken ct)
    {
        var lease = new Lease(epoch, state, options.LeaseTimeout, since, time, gone => held.TryRemove(new(gone.State.Name, gone)), ct);
        held[state.Name] = lease;
        return lease;
    }

    /// <summary>Beats until cancelled. A heartbeat that fails is no matter by itself: the leases end where none gets through.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var beaten = new Dictionary<string, long>(StringComparer.Ordinal);
        var last = time.GetTimestamp();
        while (!ct.IsCancellationRequested)
        {
            var sent = time.GetTimestamp();
            try
            {
                if (!held.IsEmpty) await BeatAsync(sent, beaten, time.GetElapsedTime(last, sent), ct);
                last = sent;
            }
            catch (Exception failure)
            {
                // A query that is cancelled may fail in any way.
                if (!ct.IsCancellationRequested) ProjectionLog.HeartbeatFailed(logger, failure);
            }

            await Task.WhenAny(Task.Delay(options.HeartbeatInterval, time, ct));
        }
    }

    private async Task BeatAsync(long sent, Dictionary<string, long> beaten, TimeSpan elapsed, CancellationToken ct)
    {
        Lease[] leases = [.. held.Values];
        var pulse = await leadership.BeatAsync([.. leases.Select(lease => Beat(lease, beaten, elapsed))], ct);
        wakeups.Raise(pulse.Head);
        foreach (var lease in leases)
        {
            if (pulse.Epochs.GetValueOrDefault(lease.State.Name) != lease.Epoch) lease.Lose();
            else if (pulse.Written.Contains(lease.State.Name)) lease.Renew(sent);
            if (pulse.Replays.Contains(lease.State.Name)) lease.WantsReplay = true;
        }
    }

    private static Heartbeat Beat(Lease lease, Dictionary<string, long> beaten, TimeSpan elapsed)
    {
        var (name, applied) = (lease.State.Name, lease.State.Applied);
        var since = beaten.GetValueOrDefault(name, applied);
        beaten[name] = applied;
        return new Heartbeat(name, lease.Epoch, elapsed > TimeSpan.Zero ? (applied - since) / elapsed.TotalSeconds : 0);
    }
}
