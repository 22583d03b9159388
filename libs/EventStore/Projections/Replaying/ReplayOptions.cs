namespace Neura.EventStore;

/// <summary>Where a replay writes, how far it goes, and what it leaves.</summary>
public sealed record ReplayOptions
{
    /// <summary>The schema it makes: a plain name that nothing has yet.</summary>
    public required string Schema { get; init; }

    /// <summary>The last position applied. Default null: of each projection where the live one stands.</summary>
    public long? Until { get; init; }

    /// <summary>Leave the schema for questions. Default false: it is dropped.</summary>
    public bool Keep { get; init; }

    /// <summary>
    /// Most events applied at once: the more, the more rarely a row is written that many events change. Default 100,000; pages end
    /// earlier by <see cref="StoreOptions.MaxPageBytes"/>, and are smaller where all projections have <see cref="IProjection.WritesOnce"/>.
    /// </summary>
    public int PageSize { get; init; } = 100_000;

    /// <summary>Whether a projection's rows change by events of a stored name. Default: all may.</summary>
    public Func<IProjection, string, bool> Uses { get; init; } = (_, _) => true;

    /// <summary>Most rows of a <see cref="FoldingProjection"/> kept in memory between pages. Default 500,000.</summary>
    public int MaxRowsInMemory { get; init; } = 500_000;

    /// <summary>Most differing rows named of a table. Default 5.</summary>
    public int MaxDifferences { get; init; } = 5;

    /// <summary>
    /// Stored names of events that change how earlier ones are read (as a key that is deleted does). Live rows that stand before one
    /// were written from what cannot be read any more: they are waited for, and not compared where they stay there. Default: none.
    /// </summary>
    public IReadOnlyCollection<string> Rewriting { get; init; } = [];

    /// <summary>
    /// How long it waits for live projections that are not as far as <see cref="Until"/>, or as an event of <see cref="Rewriting"/>.
    /// Default 10 s.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}
