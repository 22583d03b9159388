namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// Counts who is inside a native object, so that it is freed after the last of them has left. Calling the runtime with a session
/// that was freed ends the process.
/// </summary>
internal sealed class NativeUse(Action free)
{
    // The owner is one of the users until it closes.
    private int _users = 1;
    private int _closed;

    /// <exception cref="ObjectDisposedException">It was closed.</exception>
    public void Enter(object owner)
    {
        int users;
        do
        {
            users = Volatile.Read(ref _users);
            ObjectDisposedException.ThrowIf(users == 0 || Volatile.Read(ref _closed) != 0, owner);
        }
        while (Interlocked.CompareExchange(ref _users, users + 1, users) != users);
    }

    public void Exit()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            free();
    }

    public void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
            Exit();
    }
}
