using Neura.Database;

namespace NeuraNft.Database.Tests;

public sealed class TestDatabaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Databases_are_migrated_apart_from_one_another_and_removed()
    {
        string name;
        await using (var one = await TestDatabase.CreateAsync(Ct))
        await using (var two = await TestDatabase.CreateAsync(Ct))
        {
            name = one.Name;
            await ExecuteAsync(one, "UPDATE es_head SET position = 7");
            (await ExecuteAsync(two, "SELECT position FROM es_head")).ShouldBe(0L);
        }

        await using var third = await TestDatabase.CreateAsync(Ct);
        (await ExecuteAsync(third, $"SELECT count(*) FROM pg_database WHERE datname = '{name}'")).ShouldBe(0L);
    }

    private static async Task<object?> ExecuteAsync(TestDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}
