using System.Diagnostics;

namespace NeuraNft.Crash;

/// <summary>Waits for what other processes do in their own time; a bound, not a measurement.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long it took.</summary>
    public static async Task<TimeSpan> IsTrueAsync(Func<Task<bool>> condition, string what, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            watch.Elapsed.ShouldBeLessThan(Patience, $"still waiting: {what}");
            await Task.Delay(20, ct);
        }

        return watch.Elapsed;
    }

    public static Task<TimeSpan> IsTrueAsync(Func<bool> condition, string what, CancellationToken ct) =>
        IsTrueAsync(() => Task.FromResult(condition()), what, ct);
}
