using Npgsql;
using NpgsqlTypes;

namespace Neura.EventStore;

/// <summary>A column of a <see cref="FlatTable"/>.</summary>
public abstract class FlatColumn
{
    private protected FlatColumn(string name, int index) => (Name, Index) = (TableName.Checked(name), index);

    public string Name { get; }

    /// <summary>Its place in a row of values.</summary>
    internal int Index { get; }

    internal abstract object? Initial { get; }

    internal abstract object? Read(NpgsqlDataReader reader, int ordinal);

    /// <summary>The column of all these rows as one array.</summary>
    internal abstract NpgsqlParameter Array(IReadOnlyList<KeyValuePair<string, object?[]>> rows);

    internal abstract Task CopyAsync(NpgsqlBinaryImporter importer, object?[] row, CancellationToken ct);
}

/// <summary>A column and what its values are in C#; a nullable type where it may be null.</summary>
public sealed class FlatColumn<T> : FlatColumn
{
    private readonly NpgsqlDbType type;
    private readonly T initial;

    internal FlatColumn(string name, int index, NpgsqlDbType type, T initial)
        : base(name, index) => (this.type, this.initial) = (type, initial);

    internal override object? Initial => initial;

    internal override object? Read(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);

    internal override NpgsqlParameter Array(IReadOnlyList<KeyValuePair<string, object?[]>> rows) => new NpgsqlParameter<T[]>
    {
        TypedValue = [.. rows.Select(row => (T)row.Value[Index]!)],
        NpgsqlDbType = NpgsqlDbType.Array | type,
    };

    internal override Task CopyAsync(NpgsqlBinaryImporter importer, object?[] row, CancellationToken ct) =>
        row[Index] is T value ? importer.WriteAsync(value, type, ct) : importer.WriteNullAsync(ct);
}
