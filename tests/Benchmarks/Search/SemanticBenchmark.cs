using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Neura.Database;
using NeuraNft.Api.Search.Semantic;
using NeuraNft.Application.Embeddings;
using NeuraNft.InferenceWorker.Embeddings;
using NeuraNft.Projections.AssetSearch;
using Npgsql;

namespace NeuraNft.Benchmarks.Search;

/// <summary>
/// Search by meaning beside words: how long the table takes to fill, what a question costs with it and without, and how many of the
/// labelled assets are among the first ten, of a large market whose other assets say nothing of the kind.
/// </summary>
internal static class SemanticBenchmark
{
    private const int Questions = 120;
    private const int First = 10;

    private const string Insert = """
        insert into asset_search (contract, token_id, collection_id, collection_name, kind, name, creator, owner, description, task, tags,
            royalty, default_level, max_level, minted_at, burnt, minted_position, position, stream_version, tier)
        select 'pairs.near', n::text, '1', 'Pairs', 'model', name, 'a.near', 'a.near', description, task, '{}', '{}', 1, 0,
            1790000000000000000, false, 1000000000 + n, 1000000000 + n, 1, 20
        from unnest($1, $2, $3) with ordinality u(name, task, description, n)
        """;

    private const string Words = """
        insert into search_word select word, ndoc from ts_stat($$
            select to_tsvector('market_words', c) || to_tsvector('market_text', c)
            from (select concat_ws(E' \n', name, task, description) from asset_search where contract = 'pairs.near') s (c)
        $$) on conflict (word) do update set uses = search_word.uses + excluded.uses
        """;

    public static async Task RunAsync(int assets, string model, string vocabulary, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"neura-benchmark-{Environment.ProcessId}");
        try
        {
            await using var server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, ct);
            await Migrations.ApplyAsync(server.DataSource, ct);
            await SearchSeed.FillAsync(server.DataSource, assets, ct);
            await AddPairsAsync(server.DataSource, ct);
            using var embedder = new OnnxTextEmbedder(
                Options.Create(new EmbeddingOptions { ModelFile = model, VocabularyFile = vocabulary }), TimeProvider.System);
            await MeasureAsync(server.DataSource, embedder, assets, ct);
        }
        finally
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AddPairsAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        await using var insert = source.CreateCommand(Insert);
        insert.Parameters.Add(new() { Value = SemanticPairs.All.Select(p => p.Name).ToArray() });
        insert.Parameters.Add(new() { Value = SemanticPairs.All.Select(p => p.Task).ToArray() });
        insert.Parameters.Add(new() { Value = SemanticPairs.All.Select(p => p.Description).ToArray() });
        await insert.ExecuteNonQueryAsync(ct);
        await using var words = source.CreateCommand(Words);
        await words.ExecuteNonQueryAsync(ct);
    }

    private static async Task MeasureAsync(NpgsqlDataSource source, OnnxTextEmbedder embedder, int assets, CancellationToken ct)
    {
        var options = Options.Create(new SemanticSearchOptions { Enabled = true });
        using var index = new SemanticIndex(embedder.Dimensions, options.Value.MaxAssets);
        using var filler = new EmbeddingFiller(
            embedder, new AssetEmbeddings(source), index, options, TimeProvider.System, NullLogger<EmbeddingFiller>.Instance);
        var clock = Stopwatch.StartNew();
        await filler.CatchUpAsync(ct);
        Console.WriteLine(
            $"{index.Count:N0} assets embedded in {clock.Elapsed.TotalSeconds:0.0} s "
            + $"({index.Count / clock.Elapsed.TotalSeconds:N0} a second)");
        var ranker = new SemanticRanker(embedder, index, options);
        Report("embedding a question and scanning", await TimesAsync(q => ranker.NearestAsync(q, ct)));
        var (words, both) = (new AssetSearchQueries(source), new AssetSearchQueries(source, ranker));
        foreach (var (name, search) in new[] { ("words alone", words), ("words and meaning", both) })
        {
            Report($"a page of 20, {name}, of {assets:N0}", await TimesAsync(q => PageAsync(search, q, 20, ct)));
            var found = 0;
            foreach (var pair in SemanticPairs.All)
                found += (await PageAsync(search, pair.Question, First, ct)).Contains(pair.Name) ? 1 : 0;
            Console.WriteLine($"{name}: {found} of {SemanticPairs.All.Count} labelled assets among the first {First}");
        }
    }

    private static async Task<List<string>> PageAsync(AssetSearchQueries search, string question, int size, CancellationToken ct) =>
        [.. (await search.SearchAsync(question, AssetFilter.None, SearchOrder.BestFirst, null, size, ct)).Hits.Select(h => h.Asset.Name)];

    private static async Task<List<double>> TimesAsync(Func<string, Task> ask)
    {
        var words = new ZipfWords(7);
        var times = new List<double>();
        for (var i = 0; i < Questions + 10; i++)
        {
            var question = i % 2 == 0 ? words.Some(2) : SemanticPairs.All[i % SemanticPairs.All.Count].Question;
            var clock = Stopwatch.StartNew();
            await ask(question);
            if (i >= 10)
                times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times;
    }

    private static void Report(string what, List<double> sorted) => Console.WriteLine(
        $"{what}: p50 {sorted[sorted.Count / 2]:0.0} ms, p95 {sorted[(int)(sorted.Count * 0.95)]:0.0} ms");
}
