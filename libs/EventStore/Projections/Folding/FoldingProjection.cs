using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// A projection whose rows follow from the events and from earlier rows of the same keys: it is folded in memory, written in batches,
/// can be cut into shards by key, and is rebuilt the quick way.
/// </summary>
public abstract class FoldingProjection : IProjection
{
    private protected FoldingProjection(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    public string Name { get; }

    public abstract IReadOnlyList<string> Tables { get; }

    /// <summary>Rows are found by their keys alone.</summary>
    public IReadOnlyList<string> Lookups => [];

    /// <summary>
    /// The same projection in parts that can run on different nodes, each with a name, checkpoint and leader of its own
    /// ("name/0of4"). How many is a property of the tables: another number takes a rebuild (<see cref="RebuildOptions.Shards"/>).
    /// </summary>
    public IReadOnlyList<IProjection> Split(int shards)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        return shards == 1 ? [this] : [.. Enumerable.Range(0, shards).Select(index => new ShardProjection(this, new Shard(index, shards)))];
    }

    public Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        ApplyAsync(connection, Shard.Whole, page, ct);

    internal async Task ApplyAsync(NpgsqlConnection connection, Shard shard, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        // Who begins with the log's first event has never run under this name: the tables may be another number of shards'.
        if (page is [{ Sequence: 1 }, ..]) await ShardLayout.ClaimAsync(connection, Name, shard.Count, ct);
        var fold = NewFold(shard, tablesAreEmpty: false);
        await fold.ApplyAsync(connection, page, ct);
        await fold.WriteAsync(connection, ct);
    }

    internal abstract ProjectionFold NewFold(Shard shard, bool tablesAreEmpty);
}
