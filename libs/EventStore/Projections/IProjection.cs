using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Turns events into rows. Runs inline (<see cref="StoreOptions.InlineProjections"/>) or behind the log
/// (<see cref="ProjectionDaemon"/>). A handler with a checkpoint, at least once, is the same thing.
/// </summary>
public interface IProjection
{
    /// <summary>Names its checkpoint; never changed.</summary>
    string Name { get; }

    /// <summary>
    /// The tables of schema public that it alone writes, and that follow from the log alone: what <see cref="ProjectionRebuild"/>
    /// builds anew. Its SQL names them without a schema. None: it cannot be rebuilt, as a handler that sends messages cannot.
    /// </summary>
    IReadOnlyList<string> Tables => [];

    /// <summary>
    /// Indexes of its tables, beside those of unique keys, by which it finds rows itself: a <see cref="ProjectionReplay"/> makes no
    /// others, and computes generated columns once at the end. Null: it may use any of both.
    /// </summary>
    IReadOnlyList<string>? Lookups => null;

    /// <summary>
    /// Whether an event makes rows of its own, which later ones hardly change, so that a larger page saves no writing: a
    /// <see cref="ProjectionReplay"/> of such projections alone reads small pages, whose events are gone before the collector copies them.
    /// </summary>
    bool WritesOnce => false;

    /// <summary>
    /// Writes what follows from a page, in the order of positions, in the transaction given, which the caller commits together with
    /// the checkpoint. Pure but for these rows: no clock, random or new ids, so that a rebuild gives equal rows.
    /// </summary>
    Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct);
}
