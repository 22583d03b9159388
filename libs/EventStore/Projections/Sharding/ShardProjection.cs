using Npgsql;

namespace Neura.EventStore;

/// <summary>One shard: reads the whole log, and writes the rows whose keys are its own.</summary>
internal sealed class ShardProjection(FoldingProjection whole, Shard shard) : IProjection
{
    public string Name { get; } = shard.NameOf(whole.Name);

    public IReadOnlyList<string> Tables => whole.Tables;

    public FoldingProjection Whole => whole;

    public Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        whole.ApplyAsync(connection, shard, page, ct);
}
