namespace NeuraNft.GraphQL.Tests.Subscriptions;

/// <summary>What became of the sources.</summary>
internal sealed class TickerProbe
{
    private int _open;
    private int _made;

    public int Open => Volatile.Read(ref _open);

    public int LastMade => Volatile.Read(ref _made);

    public void Opened() => Interlocked.Increment(ref _open);

    public void Ended() => Interlocked.Decrement(ref _open);

    public void Made(int number) => Volatile.Write(ref _made, number);
}
