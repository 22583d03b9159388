namespace Neura.EventStore;

/// <summary>A stream of a session: what it must be at, and how many events it gets.</summary>
internal sealed class PendingStream(int index, string key, ExpectedVersion expected)
{
    public int Index { get; } = index;
    public string Key { get; } = key;
    public ExpectedVersion Expected { get; private set; } = expected;
    public int Count { get; private set; }

    public int NextOffset() => ++Count;

    /// <summary>A second append in one session goes on where the first ends, and may say so in either of three ways.</summary>
    public void Join(ExpectedVersion again)
    {
        if (again == ExpectedVersion.Any || again == Expected) return;
        if (Expected == ExpectedVersion.Any && Count == 0) Expected = again;
        else if (Expected == ExpectedVersion.Any || again.Value != Expected.Value + Count)
            throw new InvalidOperationException($"This session appends to {Key} at {Expected} and again at {again}.");
    }
}
