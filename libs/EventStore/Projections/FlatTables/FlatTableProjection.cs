namespace Neura.EventStore;

/// <summary>
/// Maps events to the columns of a table: upserts that set or increment columns, and deletes. An event type may have several maps, for
/// rows of several keys; they apply in the order given. Not to be changed once it runs.
/// </summary>
public sealed class FlatTableProjection(string name, FlatTable table) : FoldingProjection(name)
{
    private readonly List<Func<IEvent, RowChange<object?[]>?>> rules = [];

    public override IReadOnlyList<string> Tables { get; } = [table.Name];

    /// <param name="key">The row that an event concerns; null: none.</param>
    public FlatTableProjection Project<TEvent>(Func<TEvent, IEvent, string?> key, Action<FlatMap<TEvent>> map)
        where TEvent : notnull
    {
        var columns = new FlatMap<TEvent>();
        map(columns);
        return Rule(key, (row, data, one) => columns.Apply(row ?? [.. table.Columns.Select(column => column.Initial)], data, one));
    }

    /// <param name="key">The row that an event deletes; null: none.</param>
    public FlatTableProjection Delete<TEvent>(Func<TEvent, IEvent, string?> key)
        where TEvent : notnull => Rule(key, (_, _, _) => null);

    /// <summary>Live: the rows that these events make, values in the order of the columns, without any table.</summary>
    public IReadOnlyDictionary<string, object?[]> Fold(IEnumerable<IEvent> events)
    {
        var rows = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        foreach (var change in events.SelectMany(Changes))
            if (change.Apply(rows.GetValueOrDefault(change.Key)) is { } row) rows[change.Key] = row;
            else rows.Remove(change.Key);
        return rows;
    }

    internal override ProjectionFold NewFold(Shard shard, bool tablesAreEmpty) =>
        new RowFold<object?[]>(new FlatRowTable(table), Changes, shard, tablesAreEmpty);

    private FlatTableProjection Rule<TEvent>(Func<TEvent, IEvent, string?> key, Func<object?[]?, TEvent, IEvent, object?[]?> next)
    {
        rules.Add(one => one.Data is TEvent data && key(data, one) is { } at ? new RowChange<object?[]>(at, one, Step) : null);
        return this;

        object?[]? Step(object?[]? row, string at, IEvent one) => next(row, (TEvent)one.Data, one);
    }

    private IEnumerable<RowChange<object?[]>> Changes(IEvent one)
    {
        foreach (var rule in rules)
            if (rule(one) is { } change) yield return change;
    }
}
