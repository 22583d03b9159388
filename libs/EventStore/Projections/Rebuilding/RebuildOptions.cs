namespace Neura.EventStore;

/// <summary>How a rebuild works, and when it swaps.</summary>
public sealed record RebuildOptions
{
    /// <summary>Most events read at once. Default 20,000.</summary>
    public int PageSize { get; init; } = 20_000;

    /// <summary>Swap though the rebuilt rows differ from the live ones, as they do after a change of the handler. Default false.</summary>
    public bool AcceptDifference { get; init; }

    /// <summary>Begin anew where an earlier run was interrupted: needed after a change of the handler's code. Default false.</summary>
    public bool Restart { get; init; }

    /// <summary>In how many shards it shall run from the swap on. Default null: as before.</summary>
    public int? Shards { get; init; }

    /// <summary>Most rows of a <see cref="FoldingProjection"/> kept in memory between pages. Default 500,000.</summary>
    public int MaxRowsInMemory { get; init; } = 500_000;

    /// <summary>How often rows in memory are written, with the place to go on from after an interruption. Default 10 s.</summary>
    public TimeSpan WriteEvery { get; init; } = TimeSpan.FromSeconds(10);
}
