using System.Globalization;
using Neura.EventStore;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using NeuraNft.Crash.Children;
using NeuraNft.Crash.Servers;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Erasure;
using Npgsql;
using static NeuraNft.Crash.CrashRun;

namespace NeuraNft.Crash;

/// <summary>SIGKILL of a process that erases accounts, at any instant of it.</summary>
public sealed class EraseKillTests(ServerFixture server)
{
    [Fact]
    public async Task Erasure_killed_at_any_instant_has_erased_all_of_an_account_or_nothing_and_a_retry_erases_it_once()
    {
        var (dice, times) = (Dice(), Times(5, 60));
        var database = await server.NewDatabaseAsync(Ct);
        await using var db = NpgsqlDataSource.Create(database);
        await FillAsync(db);
        var (next, open) = (0, 0);
        for (var kill = 0; kill < times && next < EraseProgram.Accounts; kill++)
        {
            var (intended, done) = await KillAsync(database, next, isFirst: kill % 3 == 0, dice);
            var erased = await ErasedAsync(db);
            erased.Count.ShouldBeInRange(done + 1, intended + 1);
            open += intended - done;

            // The one whose answer was lost is asked for again, as its client would.
            await EraseProgram.EraseAsync(db, intended);
            (await ErasedAsync(db)).Count.ShouldBe(intended + 1);
            next = intended + 1;
        }

        await ShouldReadErasedAsync(db, next);
        Print($"{times} kills of an erasure, {next} accounts erased, each once; {open} answers lost");
    }

    /// <summary>Accounts that are erased: in every table, or in none.</summary>
    private static async Task<List<long>> ErasedAsync(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            """
            SELECT a.n, (SELECT count(*) FROM subject_key WHERE subject = a.name),
                   (SELECT count(*) FROM chat_session WHERE account = a.name),
                   (SELECT count(*) FROM mt_events WHERE stream_id = 'account/testnet/' || a.name AND type = 'subject_erased')
              FROM (SELECT n, 'erased-' || n || '.test' AS name FROM generate_series(0, $1) n) a ORDER BY a.n
            """);
        command.Parameters.Add(new() { Value = EraseProgram.Accounts - 1 });
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var erased = new List<long>();
        while (await rows.ReadAsync(Ct))
        {
            var stands = (rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3));
            (stands is (1, 1, 0) or (0, 0, 1)).ShouldBeTrue($"account {rows.GetInt32(0)}: {stands}");
            if (stands is (0, 0, 1)) erased.Add(rows.GetInt32(0));
        }

        return erased;
    }

    private static async Task ShouldReadErasedAsync(NpgsqlDataSource db, int erased)
    {
        await using var store = MarketStore.Create(db, TimeProvider.System);
        for (var i = 0; i < EraseProgram.Accounts; i++)
        {
            var events = await store.FetchStreamAsync(StreamKeys.Account(EraseProgram.Network, EraseProgram.AccountOf(i)), 1, Ct);
            events.Select(e => e.Data).OfType<AccountEvent.ApiKeyIssued>().Single().Name.ShouldBe(
                i < erased ? PersonalFields.ErasedText : $"key of {i}");
        }
    }

    private static async Task<(int Intended, int Done)> KillAsync(string database, int from, bool isFirst, Random dice)
    {
        var (intended, done, begun) = (from, from - 1, new TaskCompletionSource());
        // Mostly in the midst of its work, now and then in its first erasure.
        Environment.SetEnvironmentVariable(EraseProgram.From, from.ToString(CultureInfo.InvariantCulture));
        await using var child = ChildProcess.Start(EraseProgram.Name, database, line =>
        {
            var number = int.Parse(line.AsSpan(2), CultureInfo.InvariantCulture);
            if (line[0] == 'I') intended = number;
            else done = number;
            if (line[0] == (isFirst ? 'I' : 'A')) begun.TrySetResult();
        });
        await begun.Task.WaitAsync(Eventually.Patience, Ct);
        await Task.Delay(dice.Next(0, 250), Ct);
        await child.KillAsync(Ct);

        await DeadSessions.AreOverAsync(database, Ct);
        return (intended, done);
    }

    private static async Task FillAsync(NpgsqlDataSource db)
    {
        await using var store = MarketStore.Create(db, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < EraseProgram.Accounts; i++)
        {
            var account = EraseProgram.AccountOf(i);
            var session = store.LightweightSession(EventMetadata.None);
            session.Events.Append(
                StreamKeys.Account(EraseProgram.Network, account), ExpectedVersion.Any,
                [new AccountEvent.ApiKeyIssued(
                    EraseProgram.Network, account, Guid.NewGuid(), $"key of {i}", ApiScopes.None, Guid.NewGuid(), now, now.AddDays(1))]);
            (await session.SaveChangesAsync(Ct)).IsWritten.ShouldBeTrue();
        }

        await using var chats = db.CreateCommand(
            """
            INSERT INTO chat_session (id, network, account, title, model, created_at)
            SELECT gen_random_uuid(), 'testnet', 'erased-' || n || '.test', 'mine', 'm', now() FROM generate_series(0, $1) n
            """);
        chats.Parameters.Add(new() { Value = EraseProgram.Accounts - 1 });
        await chats.ExecuteNonQueryAsync(Ct);
    }
}
