using System.Diagnostics.Metrics;

namespace Neura.EventStore;

/// <summary>Meter "Neura.EventStore"; names and units are in Subscriptions/README.md. Each measurement has the tag "projection".</summary>
internal sealed class ProjectionMetrics : IDisposable
{
    public const string Name = "Neura.EventStore";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> applied, parked;
    private readonly Histogram<double> pages;

    public ProjectionMetrics(IReadOnlyList<RunState> states, LogWakeups wakeups, TimeProvider time)
    {
        applied = meter.CreateCounter<long>("neura.eventstore.projection.events", "{event}", "Events applied");
        parked = meter.CreateCounter<long>("neura.eventstore.projection.parked", "{event}", "Events given up after the last try");
        pages = meter.CreateHistogram<double>("neura.eventstore.projection.page.duration", "s", "Time to apply a page and commit it");
        Gauge("position", "{event}", "Position applied, where this process leads", Leaders, one => one.Position);
        Gauge("lag", "{event}", "Events in the log that are not applied, where this process leads",
            Leaders, one => Math.Max(0, wakeups.Head - one.Position));
        Gauge("lag.time", "s", "Age of the oldest event that is not applied, where this process leads",
            Leaders, one => one.BehindAt(time.GetUtcNow()).TotalSeconds);
        Gauge("paused", "1", "1 where it is paused, where this process leads", Leaders, one => one.IsPaused ? 1 : 0);
        Gauge("leader", "1", "1 where this process leads, 0 where it stands by", () => states, one => one.IsLeader ? 1 : 0);

        IEnumerable<RunState> Leaders() => states.Where(one => one.IsLeader);
    }

    public void Applied(RunState state, int events, TimeSpan took)
    {
        applied.Add(events, Tag(state));
        pages.Record(took.TotalSeconds, Tag(state));
    }

    public void Parked(RunState state) => parked.Add(1, Tag(state));

    public void Dispose() => meter.Dispose();

    private void Gauge<T>(string name, string unit, string description, Func<IEnumerable<RunState>> whose, Func<RunState, T> value)
        where T : struct =>
        meter.CreateObservableGauge(
            $"neura.eventstore.projection.{name}",
            () => whose().Select(one => new Measurement<T>(value(one), Tag(one))),
            unit,
            description);

    private static KeyValuePair<string, object?> Tag(RunState state) => new("projection", state.Name);
}
