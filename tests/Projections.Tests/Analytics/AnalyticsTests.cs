using Npgsql;

namespace NeuraNft.Projections.Tests.Analytics;

/// <summary>Each query of docs/analytics.md runs, reads alone, and finds something in the market of every event.</summary>
public sealed class AnalyticsTests(ReadModels models) : IClassFixture<ReadModels>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Questions => [.. Queries().Keys];

    public async ValueTask InitializeAsync() => await models.BuildAsync(Market.Events(), 100, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Query_answers(string question)
    {
        await using var connection = await models.Source.OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await using (var onlyRead = new NpgsqlCommand("set transaction read only", connection, transaction))
            await onlyRead.ExecuteNonQueryAsync(Ct);
        await using var command = new NpgsqlCommand(Queries()[question], connection, transaction);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        (await reader.ReadAsync(Ct)).ShouldBeTrue("the query found nothing");
    }

    [Fact]
    public async Task Books_agree()
    {
        await using var command = models.Source.CreateCommand(
            $"select paid = booked from ({Queries()["Do the books agree?"]}) b");
        ((bool)(await command.ExecuteScalarAsync(Ct))!).ShouldBeTrue();
    }

    /// <summary>The SQL below each heading.</summary>
    private static Dictionary<string, string> Queries()
    {
        var (queries, question, sql) = (new Dictionary<string, string>(), "", (List<string>?)null);
        foreach (var line in File.ReadLines(Document()))
        {
            if (sql is not null && line == "```")
            {
                queries.Add(question, string.Join('\n', sql));
                sql = null;
            }
            else if (sql is not null)
                sql.Add(line);
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                question = line[3..];
            else if (line == "```sql")
                sql = [];
        }
        return queries;
    }

    private static string Document()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "docs", "analytics.md")))
                return Path.Combine(at.FullName, "docs", "analytics.md");
        throw new FileNotFoundException("docs/analytics.md");
    }
}
