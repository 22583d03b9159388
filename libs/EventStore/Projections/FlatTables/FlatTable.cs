using NpgsqlTypes;

namespace Neura.EventStore;

/// <summary>A plain table with a text key: which columns of it a projection fills.</summary>
public sealed class FlatTable(string name, string key)
{
    private readonly List<FlatColumn> columns = [];

    public string Name { get; } = TableName.Checked(name);

    public string Key { get; } = TableName.Checked(key);

    public IReadOnlyList<FlatColumn> Columns => columns;

    /// <param name="initial">What a new row has until an event sets it.</param>
    public FlatColumn<T> Column<T>(string name, NpgsqlDbType type, T initial)
    {
        var column = new FlatColumn<T>(name, columns.Count, type, initial);
        columns.Add(column);
        return column;
    }
}
