using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Rows in memory between pages. One page is applied and written at once; a rebuild applies many before it writes. After a failure
/// of either the memory is no longer what the tables hold: throw the fold away.
/// </summary>
internal abstract class ProjectionFold
{
    /// <summary>How many rows it holds.</summary>
    public abstract int Rows { get; }

    /// <summary>Folds a page; loads from the tables what it does not know.</summary>
    public abstract Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<IEvent> page, CancellationToken ct);

    /// <summary>Writes what has changed since the last write.</summary>
    public abstract Task WriteAsync(NpgsqlConnection connection, CancellationToken ct);

    /// <summary>Gives the memory back, after a write; rows are loaded again where they are needed.</summary>
    public abstract void Forget();
}
