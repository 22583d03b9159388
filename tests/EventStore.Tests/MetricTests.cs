using System.Diagnostics.Metrics;
using Neura.EventStore;

namespace NeuraNft.EventStore.Tests;

public sealed class MetricTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    private readonly Dictionary<string, double> values = [];

    [Fact]
    public async Task Meter_tells_position_lag_pause_leader_and_what_was_applied()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Neura.EventStore") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();

        var reader = new RecordingSubscription("measured");
        var progress = new ProjectionProgress(fixture.Store);
        object[] seven = [.. Enumerable.Range(0, 7).Select(n => new AccountEvent.Deposited(n))];
        var position = (await fixture.AppendAsync("measured", ExpectedVersion.Any, seven)).Position;
        await using var daemon = new DaemonRunner(fixture.Store, DaemonRunner.Quick, [], [reader]);
        (await progress.WaitForAsync("measured", position, Eventually.Patience, StoreFixture.Ct)).ShouldBeTrue();
        await Eventually.TrueAsync(() => Task.FromResult(Read(listener, "position") == position), "the position is told");
        (Read(listener, "events"), Read(listener, "lag"), Read(listener, "leader"), Read(listener, "paused")).ShouldBe((7, 0, 1, 0));
        Read(listener, "page.duration").ShouldBeGreaterThan(0);

        reader.FailsAt = _ => true;
        await fixture.AppendAsync("measured", ExpectedVersion.Any, [.. seven.Take(2)]);
        await Eventually.TrueAsync(() => Task.FromResult(Read(listener, "paused") == 1), "the pause is told");
        (Read(listener, "lag"), Read(listener, "parked"), Read(listener, "events")).ShouldBe((2, 1, 7));
        await Eventually.TrueAsync(() => Task.FromResult(Read(listener, "lag.time") > 0), "it is behind");
    }

    private double Read(MeterListener listener, string name)
    {
        listener.RecordObservableInstruments();
        lock (values) return values.GetValueOrDefault($"neura.eventstore.projection.{name}");
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        // Other test classes' daemons report here too.
        if (tags.ToArray() is not [{ Key: "projection", Value: "measured" }]) return;
        lock (values)
            values[instrument.Name] = instrument is Counter<long> ? values.GetValueOrDefault(instrument.Name) + value : value;
    }
}
