using System.Diagnostics;
using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Benchmarks;

/// <summary>
/// Appends through the public API, with actor and command id, beside a bare driver of the same function in groups of as many; and a
/// hundred events an append beside binary COPY into a table of the same shape. Each pair alternates; medians count.
/// </summary>
internal sealed class AppendBenchmark(DocumentStore store, NpgsqlDataSource dataSource, TimeSpan each)
{
    private const int Rounds = 3;
    private long next;

    public async Task RunAsync(CancellationToken ct)
    {
        await ApiAsync(8, 1, fresh: true, ct);
        foreach (var callers in new[] { 1, 8, 32, 128, 512 })
            foreach (var fresh in new[] { true, false })
                await CompareAsync(callers, fresh, ct);
        foreach (var callers in new[] { 1, 8 }) await HundredsAsync(callers, ct);
    }

    private async Task CompareAsync(int callers, bool fresh, CancellationToken ct)
    {
        var (bare, api, p99) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await BareAsync(callers, 1, fresh, ct));
            var (rate, slow) = await ApiAsync(callers, 1, fresh, ct);
            api.Add(rate);
            p99.Add(slow.TotalMilliseconds);
        }

        Console.WriteLine(
            $"{callers,3} callers, one event, {(fresh ? "new streams     " : "existing streams")}: {Median(api),7:0}/s, "
            + $"p99 {Median(p99):0.0} ms; "
            + $"bare function {Median(bare),7:0}/s; ratio {Median(api) / Median(bare):0.00}");
    }

    private async Task HundredsAsync(int callers, CancellationToken ct)
    {
        var (copy, api) = (new List<double>(), new List<double>());
        await using var rows = await EventCopy.CreateAsync(dataSource, store.Options, ct);
        for (var round = 0; round < Rounds; round++)
        {
            copy.Add(await rows.RateAsync(each, ct));
            api.Add((await ApiAsync(callers, 100, fresh: true, ct)).Rate);
        }

        Console.WriteLine(
            $"{callers,3} callers, 100 events an append: {Median(api),7:0} events/s; binary COPY {Median(copy),7:0} rows/s; "
            + $"ratio {Median(api) / Median(copy):0.00}");
    }

    private async Task<double> BareAsync(int callers, int eventsEach, bool fresh, CancellationToken ct)
    {
        var prefix = fresh ? $"bare/{Interlocked.Increment(ref next)}" : $"bare/own/{callers}";
        await using var bare = await BareAppend.OpenAsync(dataSource, prefix, callers, eventsEach, fresh, store.Options, ct);
        await bare.CallAsync(ct);
        var watch = Stopwatch.StartNew();
        var calls = 0;
        for (; watch.Elapsed < each; calls++) await bare.CallAsync(ct);
        return calls * callers * eventsEach / watch.Elapsed.TotalSeconds;
    }

    private async Task<(double Rate, TimeSpan P99)> ApiAsync(int callers, int eventsEach, bool fresh, CancellationToken ct)
    {
        var times = Enumerable.Range(0, callers).Select(_ => new List<TimeSpan>()).ToArray();
        var rate = await EventStoreBenchmark.RateAsync(callers, each, async (caller, i) =>
        {
            var start = Stopwatch.GetTimestamp();
            var session = store.LightweightSession(new EventMetadata { CommandId = Guid.CreateVersion7(), UserName = "owner.testnet" });
            var key = fresh ? $"api/{Interlocked.Increment(ref next)}" : $"api/own/{callers}/{caller}";
            session.Events.Append(key, ExpectedVersion.Any, [.. Enumerable.Range(i, eventsEach).Select(EventStoreBenchmark.Event)]);
            var result = await session.SaveChangesAsync(ct);
            if (result.Verdict != AppendVerdict.Appended) throw new InvalidOperationException($"{result.Verdict}");
            times[caller].Add(Stopwatch.GetElapsedTime(start));
        });
        var sorted = times.SelectMany(one => one).Order().ToList();
        return (rate * eventsEach, sorted[(int)(sorted.Count * 0.99)]);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
