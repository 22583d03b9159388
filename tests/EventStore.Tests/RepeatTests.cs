using Neura.EventStore;
using Npgsql;

namespace NeuraNft.EventStore.Tests;

/// <summary>Repetitions in unlucky instants.</summary>
public sealed class RepeatTests(StoreFixture fixture) : IClassFixture<StoreFixture>
{
    [Fact]
    [Trait("Abuse", "13")]
    public async Task Command_whose_first_try_commits_while_its_repetition_reads_is_replayed_and_not_refused()
    {
        const string key = "repeat/refused";
        var metadata = new EventMetadata { CommandId = Guid.CreateVersion7() };
        await using var gate = await fixture.DataSource.OpenConnectionAsync(StoreFixture.Ct);
        await using var transaction = await gate.BeginTransactionAsync(StoreFixture.Ct);
        await ExecuteAsync(gate, "LOCK TABLE mt_events IN ACCESS EXCLUSIVE MODE");

        // It has asked whether the command is known (not yet), and waits at the gate to read the stream.
        var repetition = OpenAccountAsync(metadata, key);
        await WaitForBlockedReadAsync();
        await ExecuteAsync(gate,
            $$"""
            INSERT INTO mt_streams (id, version) VALUES ('{{key}}', 1);
            UPDATE es_head SET position = position + 1;
            INSERT INTO mt_events (seq_id, id, stream_id, version, data, type)
            SELECT position, gen_random_uuid(), '{{key}}', 1, '{"owner":"a"}', 'account_opened' FROM es_head;
            INSERT INTO es_command (id, body_hash, position, streams, versions, created)
            SELECT '{{metadata.CommandId}}', '', position, ARRAY['{{key}}'], ARRAY[1], now() FROM es_head
            """);
        await transaction.CommitAsync(StoreFixture.Ct);

        var result = await repetition;
        result.Refusal.ShouldBeNull();
        result.Append.Verdict.ShouldBe(AppendVerdict.Replayed);
        result.Append.Versions[key].ShouldBe(1);
    }

    [Fact]
    public async Task Rows_beside_the_events_are_written_again_where_the_first_try_met_another()
    {
        await fixture.ExecuteAsync(
            """
            CREATE SEQUENCE repeat_tries;
            CREATE TABLE repeat_row (n int);
            CREATE FUNCTION repeat_once() RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('repeat_tries') = 1 THEN RAISE EXCEPTION 'another' USING errcode = '40001'; END IF;
            END $$
            """);
        var session = fixture.Store.LightweightSession(EventMetadata.None);
        session.QueueSqlCommand(new NpgsqlBatchCommand("INSERT INTO repeat_row VALUES ($1)") { Parameters = { new() { Value = 7 } } });
        session.QueueSqlCommand(new NpgsqlBatchCommand("SELECT repeat_once()"));
        session.Events.Append("repeat/rows", ExpectedVersion.NoStream, new AccountEvent.Opened("a"));
        (await session.SaveChangesAsync(StoreFixture.Ct)).Verdict.ShouldBe(AppendVerdict.Appended);
        (await fixture.ScalarAsync<long>("SELECT count(*) FROM repeat_row WHERE n = 7")).ShouldBe(1);
        (await fixture.ScalarAsync<long>("SELECT last_value FROM repeat_tries")).ShouldBe(2);
    }

    private Task<WriteResult> OpenAccountAsync(EventMetadata metadata, string key) => fixture.Store.WriteAsync(
        key,
        Account.Aggregate,
        metadata,
        (state, _) => state.Owner is null ? Decision.Accept(new AccountEvent.Opened("a")) : Decision.Refuse("open already"),
        StoreFixture.Ct);

    private async Task WaitForBlockedReadAsync()
    {
        while (await fixture.ScalarAsync<long>(
            """
            SELECT count(*) FROM pg_stat_activity
             WHERE query LIKE '%FROM mt_events WHERE stream_id%' AND wait_event_type = 'Lock' AND datname = current_database()
            """) == 0)
            await Task.Delay(10, StoreFixture.Ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(StoreFixture.Ct);
    }
}
