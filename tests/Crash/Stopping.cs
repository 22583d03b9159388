namespace NeuraNft.Crash;

internal static class Stopping
{
    /// <summary>
    /// Cancels. Npgsql 10.0.0 throws from within where a connection breaks in the very instant that its command is cancelled
    /// (npgsql/npgsql#6415 is of the same family); it is over then all the same.
    /// </summary>
    public static async Task StopAsync(this CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync();
        }
        catch (AggregateException failure) when (failure.InnerExceptions.All(one => one is ObjectDisposedException))
        {
            CrashRun.Print("Npgsql threw while it was cancelled");
        }
    }
}
