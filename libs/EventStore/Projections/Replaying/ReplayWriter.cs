using Npgsql;

namespace Neura.EventStore;

/// <summary>Applies pages of one projection to its tables in the schema of the replay.</summary>
internal sealed class ReplayWriter(NpgsqlDataSource source, IProjection projection, ReplayOptions options)
{
    private readonly string settings =
        $"SET LOCAL search_path TO {ConnectionSql.Quoted(options.Schema)}, public; SET LOCAL synchronous_commit TO off";

    private readonly string[] tables = [.. projection.Tables];
    private readonly ProjectionFold? fold = (projection as FoldingProjection)?.NewFold(Shard.Whole, tablesAreEmpty: true);

    private IReadOnlyList<string> left = [];

    public IProjection Projection => projection;

    /// <summary>Of the last event applied.</summary>
    public long Position { get; private set; }

    public async Task CreateTablesAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        left = await ReplayTables.CreateAsync(connection, options.Schema, projection, ct);
    }

    /// <summary>What of a page is new to it, up to a position.</summary>
    public async Task ApplyAsync(LogPage page, long until, CancellationToken ct)
    {
        var through = Math.Min(page.Through, until);
        if (through <= Position) return;
        var used = Used(page.Events, through);
        try
        {
            if (used.Count > 0) await WriteAsync(used, ct);
        }
        catch (Exception failure) when (ReplayFault.IsOfTheEvents(failure, ct))
        {
            // What a fold had in memory is lost with the failure: of it only an event that cannot be decoded is found.
            if (fold is null) throw await ReplayFault.FindAsync(used, projection.Name, failure, half => WriteAsync(half, ct), ct);
            if (ReplayFault.FindUndecodable(used, projection.Name, ct) is { } found) throw found;
            throw;
        }

        Position = through;
    }

    private List<IEvent> Used(IReadOnlyList<IEvent> page, long through)
    {
        var names = new Dictionary<string, bool>(StringComparer.Ordinal);
        return [.. page.Where(one => one.Sequence > Position && one.Sequence <= through && IsUsed(one))];

        bool IsUsed(IEvent one)
        {
            if (!names.TryGetValue(one.EventTypeName, out var isUsed))
                names[one.EventTypeName] = isUsed = options.Uses(projection, one.EventTypeName);
            return isUsed;
        }
    }

    private async Task WriteAsync(IReadOnlyList<IEvent> due, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.RunAsync(settings, [], ct);
        if (fold is null)
        {
            await projection.ApplyAsync(connection, transaction, due, ct);
            if (await LiveWrites.CountAsync(connection, tables, ct) != 0)
                throw new ReplayRefusedException($"{projection.Name} names the schema of its tables: it would write the live ones.");
        }
        else
        {
            await fold.ApplyAsync(connection, due, ct);
            if (fold.Rows > options.MaxRowsInMemory)
            {
                await fold.WriteAsync(connection, ct);
                fold.Forget();
            }
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>Rows that are still in memory, and what of the tables follows from their rows. May be followed by further pages.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        if (fold is not null) await WriteAsync(fold, ct);
        if (left.Count == 0) return;
        await using var connection = await source.OpenConnectionAsync(ct);
        await ReplayTables.CompleteAsync(connection, left, ct);
        left = [];
    }

    private async Task WriteAsync(ProjectionFold fold, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.RunAsync(settings, [], ct);
        await fold.WriteAsync(connection, ct);
        await transaction.CommitAsync(ct);
    }
}
