using Npgsql;

namespace Neura.EventStore;

/// <summary>
/// Applies pages to the rebuilt tables. Rows and the place to go on from (checkpoint "name/rebuild") are written in one transaction, so
/// that a rebuild killed at any instruction goes on where it was.
/// </summary>
internal sealed class RebuildWriter(
    NpgsqlConnection connection, IProjection projection, string schema, RebuildOptions options, TimeProvider time, long position)
{
    private readonly string path = $"SET LOCAL search_path TO {ConnectionSql.Quoted(schema)}, public";
    private readonly ProjectionFold? fold = (projection as FoldingProjection)?.NewFold(Shard.Whole, tablesAreEmpty: position == 0);
    private long written = position;
    private long lastWrite = time.GetTimestamp();

    /// <summary>How far the rows are, in memory or written.</summary>
    public long Position { get; private set; } = position;

    public static string CheckpointOf(IProjection projection) => $"{projection.Name}/rebuild";

    /// <summary>A page, in transactions of its own.</summary>
    public async Task ApplyAsync(IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ApplyAsync(transaction, page, ct);
        if (fold is null || fold.Rows > options.MaxRowsInMemory || time.GetElapsedTime(lastWrite) >= options.WriteEvery)
            await WriteAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>A page, in the caller's transaction; <see cref="WriteAsync"/> follows before its end.</summary>
    public async Task ApplyAsync(NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await connection.RunAsync(path, [], ct);
        if (fold is not null) await fold.ApplyAsync(connection, page, ct);
        else
        {
            string[] tables = [.. projection.Tables];
            var before = await LiveWrites.CountAsync(connection, tables, ct);
            await projection.ApplyAsync(connection, transaction, page, ct);
            if (await LiveWrites.CountAsync(connection, tables, ct) != before)
                throw new InvalidOperationException($"{projection.Name} names the schema of its tables: it would write the live ones.");
        }

        Position = page[^1].Sequence;
    }

    /// <summary>What was applied and not written yet, with the checkpoint, in the caller's transaction.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        await connection.RunAsync(path, [], ct);
        if (fold is not null)
        {
            await fold.WriteAsync(connection, ct);
            if (fold.Rows > options.MaxRowsInMemory) fold.Forget();
        }

        if (await connection.RunAsync(ProjectionSql.Advance, [CheckpointOf(projection), written, Position], ct) != 1)
            throw new FencedException(CheckpointOf(projection));
        written = Position;
        lastWrite = time.GetTimestamp();
    }
}
