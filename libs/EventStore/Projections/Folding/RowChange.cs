namespace Neura.EventStore;

/// <summary>What an event does to the row of a key: from the row before (null: none) to the row after (null: none).</summary>
internal readonly record struct RowChange<TRow>(string Key, Func<TRow?, TRow?> Apply)
    where TRow : class;
