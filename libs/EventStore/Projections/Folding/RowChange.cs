namespace Neura.EventStore;

/// <summary>What an event does to the row of a key: from the row before (null: none) to the row after (null: none).</summary>
/// <param name="Step">Row, key and event to the next row; one function for all events of a rule, for there are many of them.</param>
internal readonly record struct RowChange<TRow>(string Key, IEvent One, Func<TRow?, string, IEvent, TRow?> Step)
    where TRow : class
{
    public TRow? Apply(TRow? before) => Step(before, Key, One);
}
