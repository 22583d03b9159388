namespace Neura.EventStore;

/// <summary>An append whose caller waits for its own verdict.</summary>
internal sealed class WaitingAppend(SerializedAppend append, CancellationToken ct)
{
    private readonly TaskCompletionSource<AppendResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SerializedAppend Append { get; } = append;

    public Task<AppendResult> Answer => answer.Task;

    /// <summary>Nobody waits any longer: not to be sent. One that was sent already is written all the same.</summary>
    public bool IsCancelled => ct.IsCancellationRequested;

    public void Succeed(AppendResult result) => answer.TrySetResult(result);

    public void Fail(Exception failure) => answer.TrySetException(failure);

    public void Cancel() => answer.TrySetCanceled(ct);
}
