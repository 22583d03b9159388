using Neura.EventStore;
using Npgsql;

namespace NeuraNft.Application.Log;

/// <summary>Rows beside events, in their transaction.</summary>
internal static class QueuedSql
{
    public static void Queue(this DocumentSession session, string sql, params IEnumerable<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value is DateTimeOffset time ? time.ToUniversalTime() : value });
        session.QueueSqlCommand(command);
    }
}
