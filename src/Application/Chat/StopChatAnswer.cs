using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;
using NeuraNft.Domain;
using Npgsql;

namespace NeuraNft.Application.Chat;

/// <summary>
/// Stops an answer. One that waits ends here; one that runs is ended, and settled, by the node that generates it, which looks for the wish.
/// </summary>
public sealed class StopChatAnswer(
    NpgsqlDataSource db, ChatTables chats, ChatMoney money, ChatBell bell, IOptions<ChainOptions> chain, TimeProvider time)
{
    // A node that lives takes half a second. One that does not need not be waited for as long as otherwise.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const string Ask = """
        update chat_message m set stop_asked_at = coalesce(m.stop_asked_at, $4),
            status = case m.status when 'waiting' then 'stopped' else m.status end,
            finished_at = case m.status when 'waiting' then $4 end,
            lease_until = least(m.lease_until, $5)
        from chat_session s
        where s.id = m.session and s.network = $1 and s.account = $2 and m.id = $3 and m.status in ('waiting', 'running')
            and m.stop_asked_at is null
        """;

    /// <returns>The answer: stopped, or running a moment longer. Asked again, the same.</returns>
    public async Task<Result<ChatMessageRow, ChatRefusal>> HandleAsync(Account account, Guid answer, CancellationToken cancellationToken)
    {
        await using (var ask = db.CreateCommand(Ask))
        {
            var now = time.GetUtcNow();
            foreach (var value in (object[])[chain.Value.Network, account.Value, answer, now, now + Patience])
                ask.Parameters.Add(new() { Value = value });
            await ask.ExecuteNonQueryAsync(cancellationToken);
        }
        if (await chats.MessageAsync(account, answer, cancellationToken) is not { Role: "assistant" } asked)
            return new Result<ChatMessageRow, ChatRefusal>.Refused(new ChatRefusal.NotFound());
        if (asked.Status is ChatStatus.Complete or ChatStatus.Failed)
            return new Result<ChatMessageRow, ChatRefusal>.Refused(new ChatRefusal.NotRunning());
        // Nobody had begun it. Who dies before this leaves it to whoever asks again, or to the sweep.
        if (asked.Status == ChatStatus.Stopped)
            await money.RefundAsync(account, answer, ChatQueue.Stopped, cancellationToken);
        bell.Ring();
        return new Result<ChatMessageRow, ChatRefusal>.Ok(asked);
    }
}
