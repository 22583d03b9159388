using NeuraNft.Domain;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.Rows;

/// <summary>Parameters that may be null: PostgreSQL cannot guess the type of a bare null.</summary>
internal static class Optional
{
    public static NpgsqlParameter Text(string? value) => Of(value, NpgsqlDbType.Text);

    public static NpgsqlParameter Long(long? value) => Of(value, NpgsqlDbType.Bigint);

    public static NpgsqlParameter Real(float? value) => Of(value, NpgsqlDbType.Real);

    public static NpgsqlParameter Time(BlockTime? value) =>
        Of(value is { } time ? (decimal)time.Nanoseconds : null, NpgsqlDbType.Numeric);

    public static NpgsqlParameter Texts(IEnumerable<string>? values) => Of(values?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
