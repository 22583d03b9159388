using System.Text.Json;

namespace NeuraNft.Api.Tests;

/// <summary>Reads again until the views have caught up with the log.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<JsonElement> SeesAsync(Func<Task<JsonElement>> read, Func<JsonElement, bool> condition, CancellationToken ct)
    {
        for (var end = TimeProvider.System.GetUtcNow() + Limit; ; await Task.Delay(Pause, ct))
        {
            var seen = await read();
            if (seen.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) && condition(seen))
                return seen;
            (TimeProvider.System.GetUtcNow() < end).ShouldBeTrue($"not seen within {Limit.TotalSeconds} s; last: {seen}");
        }
    }

    public static async Task HoldsAsync(Func<Task<bool>> condition, CancellationToken ct)
    {
        for (var end = TimeProvider.System.GetUtcNow() + Limit; !await condition(); await Task.Delay(Pause, ct))
            (TimeProvider.System.GetUtcNow() < end).ShouldBeTrue($"not so within {Limit.TotalSeconds} s");
    }
}
