using Neura.Database;
using Npgsql;

namespace NeuraNft.Database.Tests;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly MigrationScript First =
        new(1, "0001_first.sql", "CREATE TABLE first (n int);\nINSERT INTO first VALUES (1);\n");
    private static readonly MigrationScript Second = new(2, "0002_second.sql", "INSERT INTO first VALUES (2);");
    private TestDatabase database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateEmptyAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Each_script_is_applied_once_in_order()
    {
        await ApplyAsync(First);
        await ApplyAsync(First, Second);
        await ApplyAsync(First, Second);
        (await ScalarAsync("SELECT string_agg(n::text, ',' ORDER BY n) FROM first")).ShouldBe("1,2");
        (await ScalarAsync("SELECT string_agg(name, ',' ORDER BY number) FROM schema_version")).ShouldBe("0001_first.sql,0002_second.sql");
    }

    [Fact]
    public async Task Processes_that_start_at_once_apply_each_script_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ApplyAsync(First, Second)));
        (await ScalarAsync("SELECT string_agg(n::text, ',' ORDER BY n) FROM first")).ShouldBe("1,2");
    }

    [Fact]
    public async Task Edited_script_is_refused_by_name()
    {
        await ApplyAsync(First);
        var failure = await Should.ThrowAsync<MigrationException>(() => ApplyAsync(First with { Sql = First.Sql + "-- edited" }));
        failure.Message.ShouldContain("0001_first.sql was edited");
    }

    [Fact]
    public async Task Line_ends_of_a_checkout_do_not_count_as_an_edit()
    {
        await ApplyAsync(First);
        await ApplyAsync(new MigrationScript(1, "0001_first.sql", First.Sql.ReplaceLineEndings("\r\n")));
    }

    [Fact]
    public async Task Database_of_a_newer_program_is_refused()
    {
        await ApplyAsync(First, Second);
        (await Should.ThrowAsync<MigrationException>(() => ApplyAsync(First))).Message.ShouldContain("0002_second.sql");
    }

    [Fact]
    public async Task Failing_script_leaves_nothing_of_itself_and_all_before_it()
    {
        var failing = new MigrationScript(2, "0002_failing.sql", "INSERT INTO first VALUES (2);\nSELECT nonsense;");
        (await Should.ThrowAsync<MigrationException>(() => ApplyAsync(First, failing))).Message.ShouldContain("0002_failing.sql failed");
        (await ScalarAsync("SELECT string_agg(n::text, ',') FROM first")).ShouldBe("1");
        await ApplyAsync(First, Second);
    }

    [Fact]
    public void Two_scripts_with_one_number_are_refused() => Should.Throw<MigrationException>(() =>
        MigrationScript.Sorted([First, new MigrationScript(1, "0001_other.sql", "")])).Message.ShouldContain("0001");

    [Fact]
    public async Task Embedded_scripts_apply_to_an_empty_database_and_again()
    {
        await Migrations.ApplyAsync(database.DataSource, Ct);
        await Migrations.ApplyAsync(database.DataSource, Ct);
        (await ScalarAsync("SELECT position::text FROM es_head")).ShouldBe("0");
    }

    private Task ApplyAsync(params MigrationScript[] scripts) => Migrations.ApplyAsync(database.DataSource, scripts, Ct);

    private async Task<string> ScalarAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }
}
