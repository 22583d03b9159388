namespace NeuraNft.Application.Chat;

/// <summary>Wakes whoever waits in this process for something of a chat. Other nodes look by themselves, a little later.</summary>
public sealed class ChatBell(TimeProvider time)
{
    private TaskCompletionSource rung = New();

    public void Ring() => Interlocked.Exchange(ref rung, New()).TrySetResult();

    public async Task WaitAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        try
        {
            await Volatile.Read(ref rung).Task.WaitAsync(most, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Time to look anyway.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
