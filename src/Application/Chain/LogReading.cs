namespace NeuraNft.Application.Chain;

/// <summary>What one log of a followed contract turned out to be.</summary>
internal abstract record LogReading
{
    private LogReading() { }

    /// <summary>Events; none where another log of the same receipt says it all.</summary>
    public sealed record Taken(IReadOnlyList<ChainEvent> Events) : LogReading;

    /// <summary>It claims to be an event and cannot be read: kept as it is.</summary>
    public sealed record Unreadable(string Reason) : LogReading;

    /// <summary>Of a standard that is no concern of this market.</summary>
    public sealed record Ignored(string Reason) : LogReading;
}
