namespace NeuraNft.GraphQL.Tests.Subscriptions;

/// <summary>The system's time, in which what is far off comes when a test says so.</summary>
internal sealed class EndingTime : TimeProvider
{
    /// <summary>Farther off than any limit of a server.</summary>
    public static readonly TimeSpan Far = TimeSpan.FromHours(10);

    private readonly List<Action> _far = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= Far)
        {
            lock (_far) _far.Add(() => callback(state));
        }
        return base.CreateTimer(callback, state, dueTime, period);
    }

    public void End()
    {
        Action[] far;
        lock (_far) far = [.. _far];
        far.ShouldNotBeEmpty();
        foreach (var one in far) one();
    }
}
