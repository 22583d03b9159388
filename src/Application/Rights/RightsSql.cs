using Npgsql;

namespace NeuraNft.Application.Rights;

/// <summary>Commands for a session's transaction, run before its events are appended.</summary>
internal static class RightsSql
{
    /// <summary>What was decided on is no longer so: decide again.</summary>
    public const string MovedOn = "NR001";

    /// <summary>Streams stay at these versions until the commit.</summary>
    public static NpgsqlBatchCommand Hold(params IReadOnlyCollection<(string Key, long Version)> streams) =>
        Command("select hold_streams($1, $2)", streams.Select(s => s.Key).ToArray(), streams.Select(s => s.Version).ToArray());

    public static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
