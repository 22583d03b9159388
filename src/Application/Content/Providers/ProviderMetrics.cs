using System.Diagnostics.Metrics;

namespace NeuraNft.Application.Content.Providers;

/// <summary>Counters and gauges of providers, meter "NeuraNft.Content". The alarm: waiting.seconds over what is configured.</summary>
public sealed class ProviderMetrics : IDisposable
{
    private readonly Meter _meter = new("NeuraNft.Content");
    private readonly Counter<long> _done, _failed, _audits;
    private IReadOnlyList<(string Provider, ProviderAct Act, long Count, double Seconds)> _waiting = [];

    public ProviderMetrics()
    {
        _done = _meter.CreateCounter<long>("neuranft.content.intents.done", "{intent}", "Pins, moves and unpins that were done");
        _failed = _meter.CreateCounter<long>("neuranft.content.intents.failed", "{try}", "Tries that failed, by code");
        _audits = _meter.CreateCounter<long>("neuranft.content.audits", "{audit}", "Random reads of pinned contents, good or not");
        _meter.CreateObservableGauge(
            "neuranft.content.waiting", () => _waiting.Select(w => new Measurement<long>(w.Count, Tags(w.Provider, w.Act))), "{intent}",
            "Intents that are not done yet");
        _meter.CreateObservableGauge(
            "neuranft.content.waiting.seconds", () => _waiting.Select(w => new Measurement<double>(w.Seconds, Tags(w.Provider, w.Act))),
            "s", "Age of the oldest intent");
    }

    internal void Waits(IReadOnlyList<(string Provider, ProviderAct Act, long Count, double Seconds)> waiting) => _waiting = waiting;

    internal void Done(ProviderIntent intent) => _done.Add(1, Tags(intent.Provider, intent.Act));

    internal void Failed(ProviderIntent intent, string code) =>
        _failed.Add(1, [.. Tags(intent.Provider, intent.Act), KeyValuePair.Create("code", (object?)code)]);

    internal void Audited(string provider, bool good) =>
        _audits.Add(1, KeyValuePair.Create("provider", (object?)provider), KeyValuePair.Create("good", (object?)good));

    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?>[] Tags(string provider, ProviderAct act) =>
        [KeyValuePair.Create("provider", (object?)provider), KeyValuePair.Create("act", (object?)ProviderIntents.Name(act))];
}
