using Npgsql;

namespace Neura.EventStore;

/// <summary>The fold of one table: a dictionary of rows by key.</summary>
/// <param name="tableIsEmpty">Then nothing has to be loaded for as long as nothing is forgotten.</param>
internal sealed class RowFold<TRow>(
    RowTable<TRow> table, Func<IEvent, IEnumerable<RowChange<TRow>>> changes, Shard shard, bool tableIsEmpty) : ProjectionFold
    where TRow : class
{
    // A COPY takes two round trips and is not prepared; from about here on it is quicker all the same.
    private const int WorthCopying = 200;

    private readonly Dictionary<string, Slot> slots = new(StringComparer.Ordinal);
    private readonly List<Slot> changed = [];
    private bool knowsAll = tableIsEmpty;

    public override int Rows => slots.Count;

    public override async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var due = page.SelectMany(changes).Where(change => shard.Owns(change.Key));
        if (!knowsAll)
        {
            var listed = due.ToList();
            await LoadAsync(connection, listed, ct);
            due = listed;
        }

        foreach (var change in due) Apply(change);
    }

    public override async Task WriteAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        string[] gone = [.. changed.Where(slot => slot.Row is null && slot.IsStored).Select(slot => slot.Key)];
        if (gone.Length > 0) await table.DeleteAsync(connection, gone, ct);
        var (stored, fresh) = (Rowed(isStored: true), Rowed(isStored: false));
        if (fresh.Count >= WorthCopying) await table.CopyAsync(connection, fresh, ct);
        else stored.AddRange(fresh);
        if (stored.Count > 0) await table.UpsertAsync(connection, stored, ct);
        foreach (var slot in changed) (slot.IsStored, slot.IsChanged) = (slot.Row is not null, false);
        changed.Clear();
    }

    public override void Forget()
    {
        slots.Clear();
        knowsAll = false;
    }

    private List<KeyValuePair<string, TRow>> Rowed(bool isStored) =>
        [.. from slot in changed where slot.Row is not null && slot.IsStored == isStored select KeyValuePair.Create(slot.Key, slot.Row)];

    private async Task LoadAsync(NpgsqlConnection connection, List<RowChange<TRow>> due, CancellationToken ct)
    {
        string[] unknown = [.. due.Select(change => change.Key).Where(key => !slots.ContainsKey(key)).Distinct(StringComparer.Ordinal)];
        if (unknown.Length == 0) return;
        foreach (var (key, row) in await table.LoadAsync(connection, unknown, ct))
            slots.Add(key, new Slot(key) { Row = row, IsStored = true });
    }

    private void Apply(RowChange<TRow> change)
    {
        if (!slots.TryGetValue(change.Key, out var slot)) slots.Add(change.Key, slot = new Slot(change.Key));
        var next = change.Apply(slot.Row);
        if (ReferenceEquals(next, slot.Row)) return;
        slot.Row = next;
        if (slot.IsChanged) return;
        slot.IsChanged = true;
        changed.Add(slot);
    }

    private sealed class Slot(string key)
    {
        public string Key => key;

        public TRow? Row { get; set; }

        /// <summary>The table has a row of this key.</summary>
        public bool IsStored { get; set; }

        public bool IsChanged { get; set; }
    }
}
