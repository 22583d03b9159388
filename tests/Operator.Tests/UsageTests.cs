using Neura.Database;
using Npgsql;

namespace NeuraNft.Operator.Tests;

public sealed class UsageTests(MarketDatabase market) : IClassFixture<MarketDatabase>
{
    [Theory]
    [InlineData]
    [InlineData("statsu")]
    [InlineData("pause", "access_current")]
    [InlineData("parked", "replay", "x", "--position", "first")]
    public async Task Wrong_usage_ends_with_2_and_says_why(params string[] arguments)
    {
        var answer = await Answer.OfAsync(arguments);
        (answer.ExitCode, answer.Output).ShouldBe((2, ""));
        answer.Error.ShouldStartWith("USAGE: ");
    }

    [Fact]
    public async Task What_never_ran_is_not_found()
    {
        (await market.NeuraAsync("pause", "nobody", "--reason", "r")).ShouldBeRefused("NOT_FOUND");
        (await market.NeuraAsync("resume", "nobody")).ShouldBeRefused("NOT_FOUND");
        (await market.NeuraAsync("parked", "replay", "nobody")).ShouldBeRefused("NOT_FOUND");
    }

    [Fact]
    public async Task Database_that_does_not_answer_is_unavailable_and_no_password_is_told()
    {
        var closed = new NpgsqlConnectionStringBuilder(market.ConnectionString) { Port = 1, Password = "very-secret" }.ConnectionString;
        var answer = await Answer.OfAsync("status", "--connection", closed);
        answer.ShouldBeRefused("UNAVAILABLE");
        answer.Error.ShouldNotContain("very-secret");
        answer = await Answer.OfAsync("status", "--connection", "Host=h;Password=very-secret;Nonsense=1");
        answer.ShouldBeRefused("BAD_CONNECTION_STRING");
        answer.Error.ShouldNotContain("very-secret");
    }

    [Fact]
    public async Task Database_of_something_else_is_told_apart()
    {
        await using var empty = await TestDatabase.CreateEmptyAsync(MarketDatabase.Ct);
        (await Answer.OfAsync("status", "--connection", empty.ConnectionString)).ShouldBeRefused("OTHER_SCHEMA");
    }

    [Fact]
    public async Task Embedded_market_is_found_by_its_data_folder()
    {
        var folder = Directory.CreateTempSubdirectory("neura-operator-").FullName;
        try
        {
            (await Answer.OfAsync("status", "--data", folder)).ShouldBeRefused("NO_DATABASE");
            var at = new NpgsqlConnectionStringBuilder(market.ConnectionString);
            Directory.CreateDirectory(Path.Combine(folder, "postgres", "pgdata"));
            await File.WriteAllTextAsync(Path.Combine(folder, "postgres", "password"), at.Password, MarketDatabase.Ct);
            await File.WriteAllLinesAsync(
                Path.Combine(folder, "postgres", "pgdata", "postmaster.pid"), ["1", "/d", "0", $"{at.Port}"], MarketDatabase.Ct);

            // The market's database has this name; the test's has another, on the same server.
            await using (var make = market.DataSource.CreateCommand("CREATE DATABASE neura"))
                await make.ExecuteNonQueryAsync(MarketDatabase.Ct);
            (await Answer.OfAsync("status", "--data", folder)).ShouldBeRefused("OTHER_SCHEMA");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
