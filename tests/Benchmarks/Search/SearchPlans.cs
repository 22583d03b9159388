using System.Globalization;
using System.Text;
using NeuraNft.Projections.AssetSearch;
using Npgsql;

namespace NeuraNft.Benchmarks.Search;

/// <summary>The plans that PostgreSQL runs, told by auto_explain from within the search's own functions.</summary>
internal static class SearchPlans
{
    public static async Task WriteAsync(string connectionString, string file, CancellationToken ct)
    {
        var text = new StringBuilder();
        text.AppendLine("# Plans of the marketplace search").AppendLine();
        text.AppendLine("Written by `dotnet run -c Release --project tests/Benchmarks -- search` on 1,000,000 assets: what auto_explain tells of");
        text.AppendLine("the statements of one search each, nested ones included, with `ANALYZE, BUFFERS`. See decision 16.");
        await using var explained = Explaining(connectionString);
        await AskAsync(explained, text, "A very common word, best first", "model", SearchOrder.BestFirst, ct);
        await AskAsync(explained, text, "Two words, best first", "neural recipe", SearchOrder.BestFirst, ct);
        await AskAsync(explained, text, "A common word, newest first", "audio", SearchOrder.NewestFirst, ct);
        await File.WriteAllTextAsync(file, text.ToString(), ct);
    }

    private static NpgsqlDataSource Explaining(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options = "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on "
                + "-c auto_explain.log_buffers=on -c auto_explain.log_timing=off -c auto_explain.log_nested_statements=on "
                + "-c auto_explain.log_level=notice",
            MaxPoolSize = 1,
        };
        return NpgsqlDataSource.Create(builder);
    }

    private static async Task AskAsync(
        NpgsqlDataSource source, StringBuilder text, string title, string typed, SearchOrder order, CancellationToken ct)
    {
        var search = new AssetSearchQueries(source);
        await search.SearchAsync(typed, AssetFilter.None, order, null, 20, ct);
        var plans = new List<string>();
        void Keep(object _, NpgsqlNoticeEventArgs e) => plans.Add(e.Notice.MessageText);
        await using (var connection = await source.OpenConnectionAsync(ct))
            connection.Notice += Keep;
        await search.SearchAsync(typed, AssetFilter.None, order, null, 20, ct);
        await using (var connection = await source.OpenConnectionAsync(ct))
            connection.Notice -= Keep;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {title}: `{typed}`").AppendLine("```");
        foreach (var plan in plans)
            text.AppendLine(plan.Replace("\r", "", StringComparison.Ordinal)).AppendLine();
        text.AppendLine("```");
    }
}
