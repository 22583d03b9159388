using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chat;

/// <summary>Asks a question. Its answer waits in the same transaction, for whichever node takes it.</summary>
public sealed class SendChatMessage(
    NpgsqlDataSource db, ChatTables chats, ChatModels models, ChatMoney money, ChatBell bell, IOptions<ChatOptions> options,
    IOptions<GenerationOptions> generation, IOptions<ChainOptions> chain, TimeProvider time)
{
    private const string NotAsked = "NOT_ASKED";

    // The session's row is the lock: its questions come one after the other.
    private const string Insert = """
        with s as (
            select id from chat_session where id = $2 and network = $5 and account = $6 for update),
        last as (
            select s.id, coalesce(max(m.n), 0) as n, coalesce(bool_or(m.status in ('waiting', 'running')), false) as busy
            from s left join chat_message m on m.session = s.id group by s.id)
        insert into chat_message (id, session, n, role, body, status, created_at)
        select u.id, l.id, l.n + u.step, u.role, u.body, u.status, $4
        from last l cross join (values ($1, 1, 'user', $3, 'said'), ($7, 2, 'assistant', '', 'waiting')) u(id, step, role, body, status)
        where not l.busy and l.n < 2 * $8 on conflict do nothing
        """;

    /// <summary>Its text can be stored.</summary>
    public sealed record Command(Account Account, Guid IdempotencyKey, Guid Session, string Text);

    /// <returns>The answer that waits.</returns>
    /// <exception cref="ChainBehindException">Who may use the asset cannot be said now.</exception>
    public async Task<Result<ChatMessageRow, ChatRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(command.Text) || command.Text.Length > options.Value.MaxQuestionLength)
            return Refuse(new ChatRefusal.Invalid($"A question has 1 to {options.Value.MaxQuestionLength} characters."));
        if (await chats.SessionAsync(command.Account, command.Session, cancellationToken) is not { } session)
            return Refuse(new ChatRefusal.NotFound());
        var question = CommandId.Of(command.Account, "send_chat_message", command.IdempotencyKey);
        var answer = CommandId.Of(command.Account, "chat_answer", command.IdempotencyKey);
        if (await FindAsync(command, question, answer, cancellationToken) is { } before)
            return before;
        var model = session.Asset is { } asset
            ? await models.OfAssetAsync(command.Account, asset, cancellationToken)
            : models.Find(session.Model);
        if (model?.Name != session.Model)
            return Refuse(new ChatRefusal.NoSuchModel());
        if (ChatPrompt.Of(
                options.Value.Instructions, [], [], command.Text, model.ContextTokens, generation.Value.MaxOutputTokens) is null)
            return Refuse(new ChatRefusal.Invalid($"The question does not fit into the model's {model.ContextTokens} tokens."));
        if (await IsBusyAsync(command, cancellationToken))
            return await FindAsync(command, question, answer, cancellationToken) ?? Refuse(new ChatRefusal.Busy());
        if (await money.HoldAsync(command.Account, answer, model, cancellationToken) is { } no)
            return Refuse(new ChatRefusal.InsufficientBalance(no.Needed, no.Available));
        await InsertAsync(command, question, answer, cancellationToken);
        if (await FindAsync(command, question, answer, cancellationToken) is { } asked)
        {
            // Asked twice at once, by one key, and over since, before this hold: nobody else ends it.
            if (asked is Result<ChatMessageRow, ChatRefusal>.Ok
                { Value.Status: ChatStatus.Complete or ChatStatus.Failed or ChatStatus.Stopped })
                await money.RefundAsync(command.Account, answer, NotAsked, cancellationToken);
            bell.Ring();
            return asked;
        }
        // Nobody took it: who asks twice at once, by one key, has it held again when the answer is begun.
        await money.RefundAsync(command.Account, answer, NotAsked, cancellationToken);
        return await IsBusyAsync(command, cancellationToken)
            ? Refuse(new ChatRefusal.Busy())
            : Refuse(new ChatRefusal.TooMany("questions", options.Value.MaxQuestions));
    }

    private async Task<bool> IsBusyAsync(Command command, CancellationToken cancellationToken) =>
        await chats.MessagesAsync(command.Account, command.Session, int.MaxValue, 1, cancellationToken)
            is [{ Status: ChatStatus.Waiting or ChatStatus.Running }];

    private async Task InsertAsync(Command command, Guid question, Guid answer, CancellationToken cancellationToken)
    {
        await using var insert = db.CreateCommand(Insert);
        foreach (var value in (object[])
            [
                question, command.Session, command.Text, time.GetUtcNow(), chain.Value.Network, command.Account.Value, answer,
                options.Value.MaxQuestions,
            ])
            insert.Parameters.Add(new() { Value = value });
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<Result<ChatMessageRow, ChatRefusal>?> FindAsync(
        Command command, Guid question, Guid answer, CancellationToken cancellationToken)
    {
        if (await chats.MessageAsync(command.Account, question, cancellationToken) is not { } asked)
            return null;
        return asked.Body == command.Text && asked.Session == command.Session
            ? new Result<ChatMessageRow, ChatRefusal>.Ok((await chats.MessageAsync(command.Account, answer, cancellationToken))!)
            : Refuse(new ChatRefusal.OtherInput(question));
    }

    private static Result<ChatMessageRow, ChatRefusal> Refuse(ChatRefusal refusal) =>
        new Result<ChatMessageRow, ChatRefusal>.Refused(refusal);
}
