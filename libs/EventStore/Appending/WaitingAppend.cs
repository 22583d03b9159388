namespace Neura.EventStore;

/// <summary>An append whose caller waits for its own verdict.</summary>
internal sealed class WaitingAppend(SerializedAppend append, CancellationToken ct)
{
    private readonly TaskCompletionSource<AppendResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SerializedAppend Append { get; } = append;

    public Task<AppendResult> Answer => answer.Task;

    /// <summary>Nobody waits any longer: not to be sent. One that was sent already is written all the same.</summary>
    public bool IsCancelled => ct.IsCancellationRequested;

    public bool IsRepeated { get; private set; }

    /// <summary>
    /// Once, where a command id makes it harmless: an idle connection that died tells it by losing the next append, and a commit whose
    /// answer was lost is found by its id.
    /// </summary>
    public bool TryRepeat()
    {
        if (IsRepeated || Append.Metadata.CommandId is null) return false;
        return IsRepeated = true;
    }

    public void Succeed(AppendResult result) => answer.TrySetResult(result);

    public void Fail(Exception failure) => answer.TrySetException(failure);

    public void Cancel() => answer.TrySetCanceled(ct);
}
