namespace NeuraNft.EventStore.Tests;

/// <summary>Waits for what must come, as long as a slow machine may need.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !await condition();)
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience) Assert.Fail($"Not within {Patience}: {what}.");
            await Task.Delay(20, StoreFixture.Ct);
        }
    }
}
