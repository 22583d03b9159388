using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Application.Chat;

/// <summary>Reads chats. Each question names the account: another's rows are not there.</summary>
public sealed class ChatTables(NpgsqlDataSource db, IOptions<ChainOptions> chain)
{
    private const string Session = "select s.id, s.title, s.model, s.contract, s.token_id, s.created_at from chat_session s ";

    private const string Message = """
        select m.id, m.session, m.n, m.role, m.body, m.status, m.error_code, m.citations, m.prompt_tokens, m.completion_tokens,
            m.is_estimate, m.created_at, m.finished_at
        from chat_message m join chat_session s on s.id = m.session
        """;

    private const string Own = "s.network = $1 and s.account = $2";

    /// <summary>Newest first.</summary>
    public Task<List<ChatSessionRow>> SessionsAsync(Account account, int most, CancellationToken cancellationToken) =>
        ReadAsync(ToSession, $"{Session} where {Own} order by s.created_at desc, s.id limit $3", account, [most], cancellationToken);

    public async Task<ChatSessionRow?> SessionAsync(Account account, Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(ToSession, $"{Session} where {Own} and s.id = $3", account, [id], cancellationToken)).SingleOrDefault();

    public Task<List<ChatDocumentRow>> DocumentsAsync(Account account, Guid session, CancellationToken cancellationToken) => ReadAsync(
        row => new ChatDocumentRow(
            row.GetGuid(0), session, row.GetString(1), row.GetString(2).Length, row.GetInt64(3), row.GetFieldValue<DateTimeOffset>(4)),
        $"""
        select d.id, d.title, d.content, (select count(*) from chat_chunk c where c.document = d.id), d.created_at
        from chat_document d join chat_session s on s.id = d.session where {Own} and s.id = $3 order by d.created_at, d.id
        """,
        account, [session], cancellationToken);

    /// <summary>A document's text; null where it is gone or another's.</summary>
    public async Task<string?> ContentAsync(Account account, Guid document, CancellationToken cancellationToken) => (await ReadAsync(
        row => row.GetString(0),
        $"select d.content from chat_document d join chat_session s on s.id = d.session where {Own} and d.id = $3",
        account, [document], cancellationToken)).SingleOrDefault();

    /// <summary>Parts of documents, without those that are gone or another's. One text at a time is in memory.</summary>
    public async Task<IReadOnlyDictionary<(Guid Document, TextChunk Part), string>> PassagesAsync(
        Account account, IEnumerable<(Guid Document, TextChunk Part)> passages, CancellationToken cancellationToken)
    {
        var parts = passages.ToLookup(p => p.Document, p => p.Part);
        var found = await ReadAsync(
            row => Cut(row.GetGuid(0), row.GetString(1), parts),
            $"select d.id, d.content from chat_document d join chat_session s on s.id = d.session where {Own} and d.id = any($3)",
            account, [parts.Select(p => p.Key).ToArray()], cancellationToken);
        return found.SelectMany(p => p).ToDictionary();
    }

    /// <summary>Newest first, from before a number on.</summary>
    public Task<List<ChatMessageRow>> MessagesAsync(
        Account account, Guid session, int before, int most, CancellationToken cancellationToken) =>
        ReadAsync(
            ToMessage, $"{Message} where {Own} and s.id = $3 and m.n < $4 order by m.n desc limit $5", account, [session, before, most],
            cancellationToken);

    public async Task<ChatMessageRow?> MessageAsync(Account account, Guid id, CancellationToken cancellationToken) =>
        (await ReadAsync(ToMessage, $"{Message} where {Own} and m.id = $3", account, [id], cancellationToken)).SingleOrDefault();

    /// <summary>What an answer has behind so many characters, as PostgreSQL counts them; null where it is gone or another's.</summary>
    public async Task<(string Text, int To, ChatStatus Status, string? ErrorCode)?> TailAsync(
        Account account, Guid answer, int after, CancellationToken cancellationToken) => (await ReadAsync(
        row => ((string, int, ChatStatus, string?)?)(row.GetString(0), row.GetInt32(1), StatusOf(row.GetString(2)),
            row.IsDBNull(3) ? null : row.GetString(3)),
        $"""
        select substr(m.body, $4 + 1), length(m.body), m.status, m.error_code
        from chat_message m join chat_session s on s.id = m.session where {Own} and m.id = $3 and m.role = 'assistant'
        """,
        account, [answer, after], cancellationToken)).SingleOrDefault();

    private static List<KeyValuePair<(Guid, TextChunk), string>> Cut(Guid document, string text, ILookup<Guid, TextChunk> parts) =>
    [
        .. parts[document].Distinct().Where(p => p.Start + p.Length <= text.Length)
            .Select(p => KeyValuePair.Create((document, p), text.Substring(p.Start, p.Length).Trim())),
    ];

    internal static ChatStatus StatusOf(string stored) => Enum.Parse<ChatStatus>(stored, ignoreCase: true);

    internal static string Stored(ChatStatus status) => status.ToString().ToLowerInvariant();

    private static ChatSessionRow ToSession(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : new AssetId(row.GetString(3), row.GetString(4)),
        row.GetFieldValue<DateTimeOffset>(5));

    private static ChatMessageRow ToMessage(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetInt32(2), row.GetString(3), row.GetString(4), StatusOf(row.GetString(5)),
        row.IsDBNull(6) ? null : row.GetString(6),
        JsonSerializer.Deserialize<List<ChatCitation>>(row.GetString(7), JsonSerializerOptions.Web)!,
        row.IsDBNull(8) ? null : row.GetInt64(8), row.IsDBNull(9) ? null : row.GetInt64(9), row.IsDBNull(10) ? null : row.GetBoolean(10),
        row.GetFieldValue<DateTimeOffset>(11), row.IsDBNull(12) ? null : row.GetFieldValue<DateTimeOffset>(12));

    private async Task<List<T>> ReadAsync<T>(
        Func<NpgsqlDataReader, T> read, string sql, Account account, IEnumerable<object> values, CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in (object[])[chain.Value.Network, account.Value, .. values])
            command.Parameters.Add(new() { Value = value });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await row.ReadAsync(cancellationToken))
            rows.Add(read(row));
        return rows;
    }
}
