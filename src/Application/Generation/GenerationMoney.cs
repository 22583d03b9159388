using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Balances;
using Npgsql;

namespace NeuraNft.Application.Generation;

/// <summary>
/// The money side of a generation: the most that it can cost is held before it begins, and ends once: as a charge of what was used and a
/// refund of the rest. Whether it is still held is decided at the version of the payer's balance that the end is appended to.
/// </summary>
public sealed class GenerationMoney(
    DocumentStore store, NpgsqlDataSource db, IOptions<GenerationOptions> options, TimeProvider time)
{
    /// <summary>The rest of what was held.</summary>
    public const string Unused = "UNUSED";

    /// <summary>Nobody came to end it: its node did not live to.</summary>
    public const string Interrupted = "INTERRUPTED";

    internal const int Attempts = 20;

    private const int Batch = 100;

    // Longer than any generation that is not a chat's answer.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <param name="prompt">Tokens at most, as of the completion.</param>
    /// <returns>Null where it is held, was so before, or is free.</returns>
    public async Task<BalanceRefusal.InsufficientBalance?> HoldAsync(
        Account account, Guid generation, GenerationPrice price, long prompt, long completion, CancellationToken cancellationToken)
    {
        var most = price.Of(prompt, completion);
        if (most == Yocto.Zero || account == options.Value.Payee)
            return null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var session = store.LightweightSession(MetadataOf(account, generation));
            var balance = await session.Events.FetchForWriting(StreamKeys.Balance(account), Aggregates.Balance, cancellationToken);
            switch (BalanceDecider.Decide(balance.Aggregate, new BalanceCommand.HoldForJob(account, generation, null, most)))
            {
                case Decision<BalanceEvent, BalanceRefusal>.Accepted { Events: [] }:
                    return null;
                case Decision<BalanceEvent, BalanceRefusal>.Accepted accepted:
                    balance.AppendMany(accepted.Events);
                    break;
                case Decision<BalanceEvent, BalanceRefusal>.Refused { Refusal: BalanceRefusal.InsufficientBalance no }:
                    return no;
                case var other:
                    throw new InvalidOperationException($"A price that is configured cannot be held: {other}.");
            }
            session.Queue(
                "insert into generation_hold (generation, account, held_until) values ($1, $2, $3) on conflict do nothing",
                generation, account.Value, time.GetUtcNow() + options.Value.MaxDuration + Grace);
            if (await IsWrittenAsync(session, cancellationToken))
                return null;
        }
        throw new InvalidOperationException("A balance changes faster than a price is put aside.");
    }

    /// <summary>Gives back what is held, if anything is.</summary>
    public async Task RefundAsync(Account account, Guid generation, string code, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var session = store.LightweightSession(MetadataOf(account, generation));
            if (!await EndAsync(session, account, generation, Yocto.Zero, code, cancellationToken)
                || await IsWrittenAsync(session, cancellationToken))
                return;
        }
        throw new InvalidOperationException("A balance changes faster than a price is given back.");
    }

    /// <summary>Gives back what is held for generations that nobody will end.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        await using var command = db.CreateCommand("""
            select h.generation, h.account from generation_hold h
            where h.held_until < $1 and not exists (
                select from chat_message m where m.id = h.generation and m.status in ('waiting', 'running'))
            order by h.held_until limit $2
            """);
        command.Parameters.Add(new() { Value = time.GetUtcNow().ToUniversalTime() });
        command.Parameters.Add(new() { Value = Batch });
        var due = new List<(Guid Generation, Account Account)>();
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
            while (await row.ReadAsync(cancellationToken))
                due.Add((row.GetGuid(0), Account.Parse(row.GetString(1))));
        foreach (var (generation, account) in due)
            await RefundAsync(account, generation, Interrupted, cancellationToken);
        return due.Count;
    }

    /// <summary>Queues a generation's end.</summary>
    /// <returns>False where nothing is held, and nothing was queued.</returns>
    internal async Task<bool> EndAsync(
        DocumentSession session, Account account, Guid generation, Yocto cost, string code, CancellationToken cancellationToken)
    {
        var balance = await session.Events.FetchForWriting(StreamKeys.Balance(account), Aggregates.Balance, cancellationToken);
        if (!balance.Aggregate.Holds.TryGetValue(generation, out var held))
            return false;
        // Without a payee there is no price either, and nothing is charged.
        var payee = options.Value.Payee;
        var entries = Settlement.OfGeneration(account, generation, held, payee is null ? Yocto.Zero : cost, payee ?? account, code);
        balance.AppendMany(entries.Where(e => e.Account == account));
        foreach (var earned in entries.Where(e => e.Account != account))
            session.Events.Append(StreamKeys.Balance(earned.Account), ExpectedVersion.Any, [earned]);
        session.Queue("delete from generation_hold where generation = $1", generation);
        return true;
    }

    /// <returns>False where the balance moved on meanwhile: nothing was written.</returns>
    internal static async Task<bool> IsWrittenAsync(DocumentSession session, CancellationToken cancellationToken) =>
        await session.SaveChangesAsync(cancellationToken) switch
        {
            { IsWritten: true } => true,
            { Verdict: AppendVerdict.Conflict } => false,
            var other => throw new InvalidOperationException($"The log did not take a generation's event: {other.Verdict}."),
        };

    private static EventMetadata MetadataOf(Account account, Guid generation) =>
        new() { UserName = account.Value, CorrelationId = generation.ToString() };
}
