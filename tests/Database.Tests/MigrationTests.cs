using Neura.Database;

namespace NeuraNft.Database.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task Smoke()
    {
        await using var db = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
        await using var c = db.DataSource.CreateCommand("select version()");
        TestContext.Current.TestOutputHelper!.WriteLine((string)(await c.ExecuteScalarAsync(TestContext.Current.CancellationToken))!);
    }
}
