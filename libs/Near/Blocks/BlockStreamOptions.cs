namespace Neura.Near.Blocks;

/// <summary>How a <see cref="BlockStream"/> reads.</summary>
public sealed record BlockStreamOptions
{
    /// <summary>The last height to give; null means on and on.</summary>
    public ulong? ToHeight { get; init; }

    /// <summary>
    /// Heights that are read at once, ahead of the one that is given. Default 8. It bounds memory: so many blocks are held.
    /// </summary>
    public int ReadAhead { get; init; } = 8;

    /// <summary>Pause before looking for a new final block. Default 500 ms.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often heights are read again where a block does not follow the one before. Default 2.</summary>
    public int Refetches { get; init; } = 2;
}
