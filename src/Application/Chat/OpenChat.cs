using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Application.Chat;

/// <summary>Opens a session, and removes one with all that was said in it.</summary>
public sealed class OpenChat(
    NpgsqlDataSource db, ChatTables chats, ChatModels models, IOptions<ChatOptions> options, IOptions<ChainOptions> chain,
    TimeProvider time)
{
    private const int MaxTitle = 200;

    /// <param name="Model">One of the generator's; null: the asset's base model, or the generator's first.</param>
    public sealed record Command(Account Account, Guid IdempotencyKey, string Title, string? Model, AssetId? Asset);

    /// <exception cref="ChainBehindException">Who may use the asset cannot be said now.</exception>
    public async Task<Result<ChatSessionRow, ChatRefusal>> HandleAsync(Command command, CancellationToken cancellationToken)
    {
        if (command.Title.Trim().Length == 0 || command.Title.Length > MaxTitle)
            return Refuse(new ChatRefusal.Invalid($"A title has 1 to {MaxTitle} characters."));
        var id = CommandId.Of(command.Account, "open_chat", command.IdempotencyKey);
        if (await chats.SessionAsync(command.Account, id, cancellationToken) is { } before)
            return Answer(command, before);
        var model = command.Asset is { } asset
            ? await models.OfAssetAsync(command.Account, asset, cancellationToken)
            : models.Find(command.Model);
        if (model is null || (command.Model is { } named && named != model.Name))
            return Refuse(new ChatRefusal.NoSuchModel());
        await using var insert = db.CreateCommand("""
            insert into chat_session (id, network, account, title, model, contract, token_id, created_at)
            select $1, $2, $3, $4, $5, $6, $7, $8
            where (select count(*) from chat_session where network = $2 and account = $3) < $9 on conflict do nothing
            """);
        foreach (var value in (object[])
            [
                id, chain.Value.Network, command.Account.Value, command.Title, model.Name, (object?)command.Asset?.Contract ?? DBNull.Value,
                (object?)command.Asset?.TokenId ?? DBNull.Value, time.GetUtcNow(), options.Value.MaxSessions,
            ])
            insert.Parameters.Add(value is DBNull
                ? new() { Value = value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text }
                : new() { Value = value });
        await insert.ExecuteNonQueryAsync(cancellationToken);
        return await chats.SessionAsync(command.Account, id, cancellationToken) is { } opened
            ? Answer(command, opened)
            : Refuse(new ChatRefusal.TooMany("sessions", options.Value.MaxSessions));
    }

    /// <returns>False where the account has no such session.</returns>
    public async Task<bool> DeleteAsync(Account account, Guid session, CancellationToken cancellationToken)
    {
        await using var delete = db.CreateCommand("delete from chat_session where network = $1 and account = $2 and id = $3");
        foreach (var value in (object[])[chain.Value.Network, account.Value, session])
            delete.Parameters.Add(new() { Value = value });
        return await delete.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private static Result<ChatSessionRow, ChatRefusal> Answer(Command command, ChatSessionRow session) =>
        session.Title == command.Title && session.Asset == command.Asset && (command.Model is null || command.Model == session.Model)
            ? new Result<ChatSessionRow, ChatRefusal>.Ok(session)
            : Refuse(new ChatRefusal.OtherInput(session.Id));

    private static Result<ChatSessionRow, ChatRefusal> Refuse(ChatRefusal refusal) =>
        new Result<ChatSessionRow, ChatRefusal>.Refused(refusal);
}
