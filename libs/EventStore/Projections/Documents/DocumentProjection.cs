using System.Text.Json;

namespace Neura.EventStore;

/// <summary>
/// Keeps one JSON document a key: <c>(key text collate "C" primary key, state jsonb, version bigint, position bigint)</c>. A state
/// that becomes null, or that <see cref="DeleteWhen"/> says is over, is deleted.
/// </summary>
public abstract class DocumentProjection<TState> : FoldingProjection
{
    private readonly string table;
    private readonly Func<Document<TState>?, string, IEvent, Document<TState>?> step;

    private protected DocumentProjection(string name, string table)
        : base(name)
    {
        this.table = TableName.Checked(table);
        step = Next;
        Tables = [table];
    }

    public override IReadOnlyList<string> Tables { get; }

    /// <summary>How states are written. What is read back must equal what was written. Default: the web defaults.</summary>
    public JsonSerializerOptions Json { get; init; } = JsonSerializerOptions.Web;

    /// <summary>States that need no document any more. Default: none but null.</summary>
    public Func<TState, bool> DeleteWhen { get; init; } = state => state is null;

    /// <summary>Live: the documents that these events make, without any table.</summary>
    public IReadOnlyDictionary<string, TState> Fold(IEnumerable<IEvent> events)
    {
        var documents = new Dictionary<string, Document<TState>>(StringComparer.Ordinal);
        foreach (var change in events.SelectMany(Changes))
            if (change.Apply(documents.GetValueOrDefault(change.Key)) is { } document) documents[change.Key] = document;
            else documents.Remove(change.Key);
        return documents.ToDictionary(one => one.Key, one => one.Value.State, StringComparer.Ordinal);
    }

    internal override ProjectionFold NewFold(Shard shard, bool tablesAreEmpty) =>
        new RowFold<Document<TState>>(new DocumentTable<TState>(table, Json), Changes, shard, tablesAreEmpty);

    private protected abstract IEnumerable<string> KeysOf(IEvent one);

    private protected abstract TState Evolve(Document<TState>? before, string key, IEvent one);

    private IEnumerable<RowChange<Document<TState>>> Changes(IEvent one) =>
        KeysOf(one).Select(key => new RowChange<Document<TState>>(key, one, step));

    private Document<TState>? Next(Document<TState>? before, string key, IEvent one)
    {
        if (before?.Position >= one.Sequence) return before;
        var state = Evolve(before, key, one);
        return state is null || DeleteWhen(state) ? null : new Document<TState>(state, one.Version, one.Sequence);
    }
}
