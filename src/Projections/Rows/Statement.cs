using System.Numerics;
using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.Rows;

/// <summary>One event's change of rows, as SQL that does nothing where the event was applied before.</summary>
internal static class Statement
{
    public static NpgsqlBatchCommand Of(string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    public static async Task RunAsync(
        this IEnumerable<NpgsqlBatchCommand> statements, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var statement in statements)
            batch.BatchCommands.Add(statement);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }

    public static NpgsqlParameter Text(Account? value) => Optional.Text(value?.Value);

    public static NpgsqlParameter Text(string? value) => Optional.Text(value);

    public static NpgsqlParameter Long(long? value) => Optional.Long(value);

    public static NpgsqlParameter Time(BlockTime? value) => Optional.Time(value);

    public static NpgsqlParameter Texts(IEnumerable<string> values) => Optional.Texts(values);

    public static NpgsqlParameter Int(int? value) => Of(value, NpgsqlDbType.Integer);

    public static NpgsqlParameter Level(AccessLevel value) => Of((short)value, NpgsqlDbType.Smallint);

    public static NpgsqlParameter Span(BlockSpan? value) =>
        Of(value is { } span ? (decimal)span.Nanoseconds : null, NpgsqlDbType.Numeric);

    public static NpgsqlParameter Flag(bool value) => Of(value, NpgsqlDbType.Boolean);

    public static NpgsqlParameter Amount(Yocto? value) =>
        Of(value is { } amount ? (BigInteger)amount.Amount : null, NpgsqlDbType.Numeric);

    public static NpgsqlParameter Json<T>(T value) => Of(JsonSerializer.SerializeToUtf8Bytes(value), NpgsqlDbType.Jsonb);

    private static NpgsqlParameter Of(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
