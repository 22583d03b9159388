namespace Neura.EventStore;

/// <summary>How a rebuild ended.</summary>
public enum RebuildOutcome
{
    /// <summary>The rebuilt tables are the live ones now.</summary>
    Swapped,

    /// <summary>The rows differ: nothing was swapped, and the rebuilt tables are kept for a look or a second run.</summary>
    Different,

    /// <summary>The projection names no tables.</summary>
    NothingToRebuild,
}
