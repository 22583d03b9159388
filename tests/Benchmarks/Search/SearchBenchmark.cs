using System.Diagnostics;
using Neura.Database;
using NeuraNft.Api.Embedded;
using NeuraNft.Projections.AssetSearch;
using Npgsql;

namespace NeuraNft.Benchmarks.Search;

/// <summary>Twenty hits and two facets (kind and license), one question after the other, on an embedded server as it comes.</summary>
internal static class SearchBenchmark
{
    /// <param name="kept">A data folder to use again, or to make; null: one that is removed.</param>
    public static async Task RunAsync(int assets, string? kept, CancellationToken ct)
    {
        var folder = kept ?? Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            if (await ScalarAsync(server.DataSource, "select count(*) from asset_search", ct) == 0)
                await SeedAsync(server.DataSource, assets, ct);
            await MeasureAsync(server.DataSource, 120, ct);
            await SearchPlans.WriteAsync(
                server.ConnectionString, Path.Combine(folder, "server.log"),
                Path.Combine(RepositoryFolder.Find(), "docs", "search-plan.md"), ct);
        }
        finally
        {
            if (kept is null && Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task SeedAsync(NpgsqlDataSource source, int assets, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        await SearchSeed.FillAsync(source, assets, ct);
        Console.WriteLine($"{assets:N0} assets made in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static async Task MeasureAsync(NpgsqlDataSource source, int count, CancellationToken ct)
    {
        var (search, facets) = (new AssetSearchQueries(source), new SearchFacetQueries(source));
        Console.WriteLine(
            $"{await ScalarAsync(source, "select count(*) from asset_search", ct):N0} assets, "
            + $"table {await SizeAsync(source, "pg_table_size", ct)} MB, indexes {await SizeAsync(source, "pg_indexes_size", ct)} MB, "
            + $"{await ScalarAsync(source, "select count(*) from search_word", ct):N0} words; {count} questions a line");
        var (all, allCpu) = (new List<double>(), new List<double>());
        foreach (var (name, questions) in await SearchQuestions.MakeAsync(source, count, ct))
        {
            if (questions.Count == 0)
            {
                Report(name, all, allCpu);
                continue;
            }
            foreach (var question in questions.Take(10))
                await AskAsync(search, facets, question, ct);
            var (times, spent, cpu) = (new List<double>(), new List<double>(), await CpuTime.OfAsync(source, ct));
            foreach (var question in questions)
            {
                var before = cpu.Now();
                times.Add(await AskAsync(search, facets, question, ct));
                spent.Add(cpu.Now() - before);
            }
            all.AddRange(times);
            allCpu.AddRange(spent);
            Report(name, times, spent);
        }
        await NaiveAsync(source, ct);
    }

    private static async Task<double> AskAsync(
        AssetSearchQueries search, SearchFacetQueries facets, SearchQuestion question, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var found = await search.SearchAsync(question.Text, question.Filter, question.Order, null, 20, ct);
        var counts = found.By.Counts(facets);
        await Task.WhenAll(counts.OfAsync(SearchFacet.Kind, ct), counts.OfAsync(SearchFacet.License, ct));
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>The baseline: all that have a common word, ranked and counted.</summary>
    private static async Task NaiveAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var times = new List<double>();
        foreach (var word in new[] { "model", "languag", "audio", "music", "recip" })
        {
            var clock = Stopwatch.StartNew();
            await ScalarAsync(
                source,
                $"""
                select count(*) from (select token_id from asset_search where document @@ '{word}'
                order by ts_rank(document, '{word}') desc limit 20) s
                """,
                ct);
            await ScalarAsync(
                source,
                $"""
                select count(*) from (select kind, license from asset_search where document @@ '{word}'
                group by grouping sets ((kind), (license))) s
                """,
                ct);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        Report("baseline: five common words, all hits ranked and counted", times, [0]);
    }

    private static Task<long> SizeAsync(NpgsqlDataSource source, string function, CancellationToken ct) =>
        ScalarAsync(source, $"select {function}('asset_search') / 1000000", ct);

    private static async Task<long> ScalarAsync(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private static void Report(string what, List<double> milliseconds, List<double> cpu)
    {
        milliseconds.Sort();
        cpu.Sort();
        Console.WriteLine(
            $"{what}: p50 {At(milliseconds, 0.5):0.0} ms, p95 {At(milliseconds, 0.95):0.0} ms, max {milliseconds[^1]:0.0} ms; "
            + $"on the server's processors p50 {At(cpu, 0.5):0.0} ms, p95 {At(cpu, 0.95):0.0} ms");
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))];
}
