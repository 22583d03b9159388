using System.Globalization;
using System.Text;
using NeuraNft.Projections.AssetSearch;
using Npgsql;

namespace NeuraNft.Benchmarks.Search;

/// <summary>The plans that PostgreSQL runs, told by auto_explain from within the search's own functions.</summary>
internal static class SearchPlans
{
    public static async Task WriteAsync(string connectionString, string log, string file, CancellationToken ct)
    {
        var text = new StringBuilder();
        text.AppendLine("# Plans of the marketplace search").AppendLine();
        text.AppendLine(
            "Written by `dotnet run -c Release --project tests/Benchmarks -- search` on 1,000,000 assets: what auto_explain tells of");
        text.AppendLine("the statements of one search each, nested ones included, with `ANALYZE, BUFFERS`. See decision 34.");
        await using var explained = Explaining(connectionString);
        await AskAsync(explained, log, text, "A very common word, best first, with facets", "model", SearchOrder.BestFirst, ct);
        await AskAsync(explained, log, text, "Two words, best first, with facets", "neural recipe", SearchOrder.BestFirst, ct);
        await AskAsync(explained, log, text, "A common word, newest first, with facets", "audio", SearchOrder.NewestFirst, ct);
        await File.WriteAllTextAsync(file, text.ToString(), ct);
    }

    private static NpgsqlDataSource Explaining(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options = "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_analyze=on "
                + "-c auto_explain.log_buffers=on -c auto_explain.log_timing=off -c auto_explain.log_nested_statements=on "
                + "-c auto_explain.log_parameter_max_length=0",
            MaxPoolSize = 1,
        };
        return NpgsqlDataSource.Create(builder);
    }

    private static async Task AskAsync(
        NpgsqlDataSource source, string log, StringBuilder text, string title, string typed, SearchOrder order, CancellationToken ct)
    {
        await AskAsync(source, typed, order, ct);
        var before = (await ReadAsync(log, ct)).Length;
        await AskAsync(source, typed, order, ct);
        await Task.Delay(500, ct);
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {title}: `{typed}`").AppendLine("```");
        text.AppendLine((await ReadAsync(log, ct))[before..].Replace("\t", "", StringComparison.Ordinal).Trim()).AppendLine("```");
    }

    private static async Task AskAsync(NpgsqlDataSource source, string typed, SearchOrder order, CancellationToken ct)
    {
        var found = await new AssetSearchQueries(source).SearchAsync(typed, AssetFilter.None, order, null, 20, ct);
        await found.By.Counts(new SearchFacetQueries(source)).OfAsync(SearchFacet.Kind, ct);
    }

    private static async Task<string> ReadAsync(string log, CancellationToken ct)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(ct);
    }
}
