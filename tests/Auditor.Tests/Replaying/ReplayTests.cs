using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Application;
using NeuraNft.Application.Erasure;
using NeuraNft.Application.Log;
using NeuraNft.Domain;
using NeuraNft.Domain.Tests;
using Npgsql;

namespace NeuraNft.Auditor.Tests.Replaying;

public sealed class ReplayTests(LoggedMarket logged) : IClassFixture<LoggedMarket>
{
    private const string Schemas = "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'replay%' OR nspname = 'neura_audit_replay'";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_of_a_market_follows_from_its_log_and_nothing_is_left()
    {
        var (code, text) = await logged.AskAsync("replay", "--output", "json");
        code.ShouldBe(ExitCode.Proven, text);
        using var answer = JsonDocument.Parse(text);
        var projections = answer.RootElement.GetProperty("detail").GetProperty("projections").EnumerateArray().ToList();
        var tables = projections.SelectMany(p => p.GetProperty("tables").EnumerateArray()).ToList();
        tables.Count.ShouldBeGreaterThan(35);
        tables.ShouldAllBe(t => t.GetProperty("isEqual").GetBoolean());
        tables.Count(t => t.GetProperty("rows").GetInt64() > 0).ShouldBeGreaterThan(30);
        (await logged.Market.CountAsync(Schemas)).ShouldBe(0);
        text.ShouldContain($"All {tables.Count} tables of {projections.Count} projections");
    }

    [Fact]
    public async Task Replay_of_one_read_model_compares_its_tables_alone()
    {
        var (code, text) = await logged.AskAsync("replay", "--only", "activity_feed", "--output", "json");
        code.ShouldBe(ExitCode.Proven, text);
        using var answer = JsonDocument.Parse(text);
        answer.RootElement.GetProperty("detail").GetProperty("projections").EnumerateArray().Select(p => p.GetProperty("name").GetString())
            .ShouldBe(["activity_feed"]);
        (code, text) = await logged.AskAsync("replay", "--only", "activity");
        code.ShouldBe(ExitCode.UsedWrongly);
        text.ShouldContain("activity_feed");
    }

    [Fact]
    public async Task Rows_that_the_log_does_not_give_are_named_by_table_and_key()
    {
        const string change =
            "UPDATE holding SET owner = 'thief.test.near' WHERE token_id = (SELECT min(token_id) FROM holding); DELETE FROM lease_terms";
        await using var database = await NpgsqlConnectionAsync();
        var before = await RowsAsync(database);
        await ExecuteAsync(database, change);
        await ExecuteAsync(
            database, "INSERT INTO audit_anchor SELECT (jsonb_populate_record(a, '{\"position\": 999999}')).* FROM audit_anchor a LIMIT 1");
        try
        {
            var (code, text) = await logged.AskAsync("replay");
            code.ShouldBe(ExitCode.Differs, text);
            text.ShouldContain("in lease_terms, audit_anchor, holding;");
            text.ShouldContain("the log gives this row, the live table has it not");
            text.ShouldContain("[999999]");
            text.ShouldContain("the live table has this row, the log does not give it");
            text.ShouldContain("the live row has other values than the log gives");
        }
        finally
        {
            foreach (var (table, rows) in before)
                await ExecuteAsync(
                    database, $"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(null::{table}, $1)", rows);
        }
    }

    [Fact]
    public async Task Replay_to_a_position_says_that_it_compared_nothing_and_keeps_its_rows_where_it_is_told_to()
    {
        var (code, text) = await logged.AskAsync("replay", "--to", "5", "--schema", "replay_five", "--keep");
        code.ShouldBe(ExitCode.NotCompared, text);
        text.ShouldContain("stand at position");
        (await logged.Market.CountAsync("SELECT count(*) FROM replay_five.activity_feed")).ShouldBe(5);
        (await logged.AskAsync("replay", "--schema", "replay_five")).Code.ShouldBe(ExitCode.UsedWrongly, "what is kept is no leftover");
        await logged.Market.ExecuteAsync("DROP SCHEMA replay_five CASCADE");
    }

    [Theory]
    [InlineData("public")]
    [InlineData("pg_temp")]
    [InlineData("no such; name")]
    public async Task Name_that_exists_or_is_none_is_refused(string name) =>
        (await logged.AskAsync("replay", "--schema", name)).Code.ShouldBe(ExitCode.UsedWrongly);

    [Fact]
    public async Task What_a_killed_run_left_is_dropped_and_what_another_run_builds_is_not()
    {
        await using var other = await NpgsqlConnectionAsync();
        foreach (var name in new[] { "replay_dead", "replay_live" })
            await ExecuteAsync(other, $"CREATE SCHEMA {name}; COMMENT ON SCHEMA {name} IS 'es replay: dropped when its run ends'");
        await ExecuteAsync(other, "SELECT pg_advisory_lock(hashtextextended('es_replay/replay_live', 0))");
        (await logged.AskAsync("replay", "--schema", "replay_dead")).Code.ShouldBe(ExitCode.Proven);
        (await logged.AskAsync("replay", "--schema", "replay_live")).Code.ShouldBe(ExitCode.UsedWrongly);
        (await logged.Market.CountAsync(Schemas)).ShouldBe(1);
        await ExecuteAsync(other, "DROP SCHEMA replay_live");
    }

    [Fact]
    public async Task Position_behind_the_log_and_connection_that_is_none_are_refused_without_showing_it()
    {
        (await logged.AskAsync("replay", "--to", "9999999")).Text.ShouldContain("The log ends at position");
        (await logged.AskAsync("replay", "--to", "soon")).Code.ShouldBe(ExitCode.UsedWrongly);
        var (code, text) = await AuditedMarket.RunAsync("replay", "--connection", "Host=nowhere;Passwort=geheim");
        code.ShouldBe(ExitCode.UsedWrongly);
        text.ShouldNotContain("geheim");
    }

    [Theory]
    [InlineData("--conection", "Host=nowhere;Password=geheim")]
    [InlineData("--conection=Host=nowhere;Password=geheim")]
    [InlineData("Host=nowhere;Password=geheim")]
    [InlineData("Host=nowhere; Password=geheim")]
    [InlineData("--conection", "postgresql://audit:geheim@nowhere/market")]
    [InlineData("--to", "Host=nowhere;Password=geheim")]
    [InlineData("--to", "postgresql://audit:geheim@nowhere/market")]
    [InlineData("--to", "Host=nowhere; Password = geheim", "\u001b[2J")]
    public async Task A_mistyped_option_is_named_and_what_it_was_given_is_not(params string[] args)
    {
        var (code, text) = await AuditedMarket.RunAsync(["replay", .. args]);
        code.ShouldBe(ExitCode.UsedWrongly);
        text.ShouldStartWith("USAGE: ");
        text.ShouldNotContain("geheim");
        text.ShouldNotContain("\u001b");
        if (args[0].StartsWith("--con", StringComparison.Ordinal)) text.ShouldContain("There is no option --conection.");
    }

    [Fact]
    public async Task Market_that_goes_on_is_compared_at_one_instant()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                    await logged.Market.AppendAsync(
                        $"account/testnet/{Sample.Bob.Value}", [.. AccountSample.Events.Take(1)]);
            }, Ct);
        try
        {
            var (code, text) = await logged.AskAsync("replay");
            code.ShouldBe(ExitCode.Proven, text);
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
            await logged.CaughtUpAsync();
        }
    }

    [Fact]
    public async Task Read_model_that_stands_before_an_erasure_is_not_compared_and_differs_in_nothing_once_it_is_past_it()
    {
        var (progress, by) = (new ProjectionProgress(logged.Market.Store), Sample.Bob);
        await progress.PauseAsync("inference_jobs", "a test", Ct);
        await using (var log = Logs.MarketLog.At(logged.Market.ConnectionString))
        {
            var erase = new EraseSubject(log.Database, log.Store, new SubjectKeys(log.Database, TimeProvider.System), TimeProvider.System);
            (await erase.HandleAsync(new EraseSubject.Command("testnet", by, Guid.NewGuid(), by), Ct))
                .ShouldBeOfType<Result<CommandAnswer, CommandRefusal>.Ok>();
        }

        var (code, text) = await logged.AskAsync("replay");
        code.ShouldBe(ExitCode.NotCompared, text);
        text.ShouldContain("not compared: inference_jobs;");
        text.ShouldContain("changed how earlier events are read");
        await progress.ResumeAsync("inference_jobs", Ct);
        await logged.CaughtUpAsync();
        (code, text) = await logged.AskAsync("replay");
        code.ShouldBe(ExitCode.Proven, text);
    }

    private async Task<NpgsqlConnection> NpgsqlConnectionAsync() => await logged.Market.Db.OpenConnectionAsync(Ct);

    private static async Task<Dictionary<string, string>> RowsAsync(NpgsqlConnection database)
    {
        var rows = new Dictionary<string, string>();
        foreach (var table in new[] { "holding", "lease_terms", "audit_anchor" })
        {
            await using var command = new NpgsqlCommand($"SELECT jsonb_agg(t)::text FROM {table} t", database);
            rows[table] = (string)(await command.ExecuteScalarAsync(Ct))!;
        }
        return rows;
    }

    private static async Task ExecuteAsync(NpgsqlConnection database, string sql, string? json = null)
    {
        foreach (var part in json is null ? [sql] : sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(part, database);
            if (part.Contains("$1", StringComparison.Ordinal))
                command.Parameters.Add(new() { Value = json, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(Ct);
        }
    }
}
