using Neura.EventStore;
using NeuraNft.Application;
using NeuraNft.Application.Balances;
using NeuraNft.Application.Chat;
using NeuraNft.Application.Generation;
using NeuraNft.Application.Log;
using NeuraNft.Crash.Children;
using NeuraNft.Crash.Servers;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>SIGKILL of a process that answers in chats, between the stop of its answers and their end.</summary>
public sealed class AnswerKillTests(ServerFixture server)
{
    private const int Credit = 5000;

    [Fact]
    [Trait("Abuse", "54")]
    public async Task Row_54_answers_killed_between_stop_and_end_are_stopped_and_charged_or_interrupted_and_given_back()
    {
        var (dice, times) = (Dice(), Times(3, 40));
        var database = await server.NewDatabaseAsync(Ct);
        await using var db = NpgsqlDataSource.Create(database);
        await using var store = MarketStore.Create(db, TimeProvider.System);
        var (stopped, interrupted) = (0, 0);
        for (var kill = 0; kill < times; kill++)
        {
            var answers = await AskAsync(db, store, kill);
            await using (var child = ChildProcess.Start(AnswerProgram.Name, database, _ => { }))
            {
                await AreAsync(db, answers, "body <> ''", answers.Count);
                await StopAsync(db, store, answers);
                // Before any has ended, as a rule, or in the midst of their ends.
                if (kill % 2 == 0) await AreAsync(db, answers, "status <> 'running'", 1);
                await Task.Delay(dice.Next(0, 100), Ct);
                await child.KillAsync(Ct);
            }

            await DeadSessions.AreOverAsync(database, Ct);
            var before = await OutcomesAsync(db, store, answers);
            foreach (var one in before) CouldBeLeft(one).ShouldBeTrue($"{one}");
            await SurviveAsync(db, store);
            foreach (var (was, now) in before.Zip(await OutcomesAsync(db, store, answers)))
                now.ShouldBe(was.Status == "stopped" ? was : ("failed", ChatQueue.Interrupted, Credit, 0, 0));
            stopped += before.Count(one => one.Status == "stopped");
            interrupted += before.Count(one => one.Status != "stopped");
        }

        Print($"{times} kills: {stopped} answers stopped and charged, {interrupted} interrupted and given back");
    }

    /// <summary>On a slow machine one may be called interrupted by its own node, which had not seen in time that it was to stop.</summary>
    private static bool CouldBeLeft((string Status, string? Code, int Available, int Held, int Generated) one) =>
        one is ("stopped", null, < Credit, 0, 1) or ("running", null, _, > 0, 0) or ("failed", ChatQueue.Interrupted, _, _, 0);

    /// <summary>As many questions as a node answers at once, each of an account of its own.</summary>
    private static async Task<IReadOnlyList<(Guid Id, Account Account)>> AskAsync(NpgsqlDataSource db, DocumentStore store, int round)
    {
        var answers = new List<(Guid, Account)>();
        for (var i = 0; i < AnswerProgram.Chat.Value.Concurrency; i++)
        {
            var (answer, account) = (Guid.NewGuid(), Account.Parse($"asker-{round}-{i}.test"));
            await new CreditBalance(store).HandleAsync(
                new CreditBalance.Command(account, new Yocto(Credit), "operator", account.Value, "operator:test"), Ct);
            await using var command = db.CreateCommand(
                """
                WITH session AS (
                  INSERT INTO chat_session (id, network, account, title, model, created_at)
                  VALUES (gen_random_uuid(), $1, $2, 't', $3, now()) RETURNING id)
                INSERT INTO chat_message (id, session, n, role, body, status, created_at)
                SELECT gen_random_uuid(), id, 1, 'user', 'Why?', 'said', now() FROM session
                UNION ALL SELECT $4, id, 2, 'assistant', '', 'waiting', now() FROM session
                """);
            foreach (var value in (object[])[AnswerProgram.Network, account.Value, AnswerProgram.Model, answer])
                command.Parameters.Add(new() { Value = value });
            await command.ExecuteNonQueryAsync(Ct);
            answers.Add((answer, account));
        }

        return answers;
    }

    private static Task<TimeSpan> AreAsync(NpgsqlDataSource db, IReadOnlyList<(Guid Id, Account Account)> answers, string so, int many) =>
        Eventually.IsTrueAsync(
            async () =>
            {
                await using var command = db.CreateCommand($"SELECT count(*) FROM chat_message WHERE id = ANY($1) AND {so}");
                command.Parameters.Add(new() { Value = answers.Select(one => one.Id).ToArray() });
                return (long)(await command.ExecuteScalarAsync(Ct))! >= many;
            },
            $"{many} answers: {so}", Ct);

    /// <summary>By another node than the one that answers.</summary>
    private static async Task StopAsync(NpgsqlDataSource db, DocumentStore store, IReadOnlyList<(Guid Id, Account Account)> answers)
    {
        var money = new ChatMoney(Money(db, store), AnswerProgram.Generation);
        var (chats, bell) = (new ChatTables(db, AnswerProgram.Chain), new ChatBell(TimeProvider.System));
        var stop = new StopChatAnswer(db, chats, money, bell, AnswerProgram.Chain, TimeProvider.System);
        foreach (var (answer, account) in answers)
            (await stop.HandleAsync(account, answer, Ct)).ShouldBeOfType<Result<ChatMessageRow, ChatRefusal>.Ok>();
    }

    /// <summary>What a node that lives does once leases and holds of the dead one are over, which takes minutes.</summary>
    private static async Task SurviveAsync(NpgsqlDataSource db, DocumentStore store)
    {
        await using var over = db.CreateCommand(
            """
            UPDATE generation_hold SET held_until = now() - interval '1 second';
            UPDATE chat_message SET lease_until = now() - interval '1 second' WHERE status = 'running'
            """);
        await over.ExecuteNonQueryAsync(Ct);
        (await new ChatQueue(db, AnswerProgram.Chat, TimeProvider.System).TakeAsync(Ct)).ShouldBeNull("none is begun a second time");
        await Money(db, store).SweepAsync(Ct);
    }

    private static GenerationMoney Money(NpgsqlDataSource db, DocumentStore store) =>
        new(store, db, AnswerProgram.Generation, TimeProvider.System);

    private static async Task<IReadOnlyList<(string Status, string? Code, int Available, int Held, int Generated)>> OutcomesAsync(
        NpgsqlDataSource db, DocumentStore store, IReadOnlyList<(Guid Id, Account Account)> answers)
    {
        var outcomes = new List<(string, string?, int, int, int)>();
        foreach (var (answer, account) in answers)
        {
            await using var command = db.CreateCommand("SELECT status, error_code FROM chat_message WHERE id = $1");
            command.Parameters.Add(new() { Value = answer });
            await using var row = await command.ExecuteReaderAsync(Ct);
            (await row.ReadAsync(Ct)).ShouldBeTrue();
            var balance = await store.StateAsync(StreamKeys.Balance(account), Aggregates.Balance, Ct);
            var told = await store.FetchStreamAsync(StreamKeys.Account(AnswerProgram.Network, account), 0, Ct);
            outcomes.Add((
                row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), (int)balance.Available.Amount, (int)balance.Held.Amount,
                told.Count(e => e.Data is AccountEvent.TextGenerated one && one.Generation == answer)));
        }

        return outcomes;
    }
}
