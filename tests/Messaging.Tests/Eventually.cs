namespace NeuraNft.Messaging.Tests;

/// <summary>Waits for what another process does in its own time; as long as a slow machine may need.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await condition())
            await Task.Delay(20, limit.Token);
    }
}
