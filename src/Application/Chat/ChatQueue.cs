using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Generation;
using NeuraNft.Domain;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Application.Chat;

/// <summary>Answers that wait, and what comes of them. An answer is begun once: a node that dies leaves it failed.</summary>
internal sealed class ChatQueue(NpgsqlDataSource db, IOptions<ChatOptions> options, TimeProvider time)
{
    public const string Interrupted = "INTERRUPTED";

    /// <summary>Its account wanted no more of it.</summary>
    public const string Stopped = "STOPPED";

    public sealed record Due(Guid Answer, Guid Session, int Number, Account Account, string Model);

    public async Task<Due?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var command = Command(
            """
            with lost as (
                update chat_message set status = 'failed', error_code = $3, finished_at = $1
                where status = 'running' and lease_until < $1)
            update chat_message m set status = 'running', lease_until = $2
            from (select id from chat_message where status = 'waiting' order by created_at for update skip locked limit 1) w, chat_session s
            where m.id = w.id and s.id = m.session
            returning m.id, m.session, m.n, s.account, s.model
            """,
            now, now + options.Value.Lease, Interrupted);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new Due(row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), Account.Parse(row.GetString(3)), row.GetString(4))
            : null;
    }

    /// <summary>Oldest first, the question last.</summary>
    public async Task<IReadOnlyList<GenerationMessage>> TalkAsync(Due due, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            select role, body from chat_message where session = $1 and n < $2 and status in ('said', 'complete', 'stopped') and body <> ''
            order by n desc limit $3
            """,
            due.Session, due.Number, options.Value.History + 1);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var talk = new List<GenerationMessage>();
        while (await row.ReadAsync(cancellationToken))
            talk.Insert(0, new GenerationMessage(row.GetString(0), row.GetString(1)));
        return talk;
    }

    public Task<bool> CiteAsync(Guid answer, IEnumerable<ChatCitation> citations, CancellationToken cancellationToken) => RunAsync(
        "update chat_message set citations = $2 where id = $1 and status = 'running'",
        [
            answer,
            new NpgsqlParameter
            {
                Value = JsonSerializer.Serialize(citations, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb,
            },
        ],
        cancellationToken);

    /// <returns>False where the answer is wanted no more: its session was removed, or it is to stop.</returns>
    public Task<bool> AppendAsync(Guid answer, string text, CancellationToken cancellationToken) => RunAsync(
        """
        update chat_message set body = body || $2, lease_until = $3
        where id = $1 and status = 'running' and stop_asked_at is null
        """,
        [answer, text, time.GetUtcNow() + options.Value.Lease], cancellationToken);

    /// <summary>Whether it runs, and is to go on.</summary>
    public Task<bool> IsWantedAsync(Guid answer, CancellationToken cancellationToken) => IsAsync(
        "select exists (select from chat_message where id = $1 and status = 'running' and stop_asked_at is null)", answer,
        cancellationToken);

    /// <summary>Whether it runs, and is to stop. Then it has the time to: who asked left it little, for nodes that live no more.</summary>
    public Task<bool> TakeTimeToStopAsync(Guid answer, CancellationToken cancellationToken) => RunAsync(
        "update chat_message set lease_until = $2 where id = $1 and status = 'running' and stop_asked_at is not null",
        [answer, time.GetUtcNow() + options.Value.Lease], cancellationToken);

    /// <summary>Whether its session was removed, and it with it.</summary>
    public Task<bool> IsGoneAsync(Guid answer, CancellationToken cancellationToken) =>
        IsAsync("select not exists (select from chat_message where id = $1)", answer, cancellationToken);

    /// <summary>Ends an answer that was to stop before anything was asked for it.</summary>
    public Task<bool> StopAsync(Guid answer, CancellationToken cancellationToken) => RunAsync(
        "update chat_message set status = 'stopped', finished_at = $2 where id = $1 and status = 'running'",
        [answer, time.GetUtcNow()], cancellationToken);

    public Task<bool> FailAsync(Guid answer, string code, CancellationToken cancellationToken) => RunAsync(
        "update chat_message set status = 'failed', error_code = $2, finished_at = $3 where id = $1 and status = 'running'",
        [answer, code, time.GetUtcNow()], cancellationToken);

    /// <summary>Whether an answer's end came too late: another node had called it interrupted.</summary>
    public static bool IsEnded(PostgresException failure) =>
        failure is { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "chat_message", ColumnName: "status" };

    private async Task<bool> IsAsync(string sql, Guid answer, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, answer);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<bool> RunAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        return command;
    }
}
