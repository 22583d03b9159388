using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.DataLoaders;
using Neura.GraphQL.Execution;

namespace NeuraNft.GraphQL.Tests.Execution;

/// <summary>
/// Trees of any shape whose nodes are loaded by key: whatever order the loads come in, no key is asked for twice and the answer is that
/// of loading one by one; where nobody waits for anything else, each level is one batch, or as few as their size allows.
/// </summary>
public sealed class DataLoaderPropertyTests
{
    private const int Keys = 40;

    [Fact]
    public void Nested_lists_load_in_one_batch_a_level_and_each_key_once()
    {
        var edges = Gen.Choose(0, Keys - 1).ArrayOf(5).ArrayOf(Keys);
        var delays = Gen.Choose(0, 2).ArrayOf(Keys);
        Prop.ForAll(edges.ToArbitrary(), delays.ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (tree, waits, size) =>
            RunAsync(tree, size % 2 == 0 ? new int[Keys] : waits, size).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public async Task Batch_that_is_cancelled_ends_the_request()
    {
        using var cancelled = new CancellationTokenSource();
        var graph = new Graph([.. Enumerable.Range(0, Keys).Select(_ => new[] { 1 })], new int[Keys], 10) { Cancel = cancelled };
        await Should.ThrowAsync<OperationCanceledException>(() => AskAsync(graph, cancelled.Token));
    }

    private static async Task<bool> RunAsync(int[][] tree, int[] waits, int size)
    {
        var graph = new Graph(tree, waits, size);
        var answer = await AskAsync(graph, CancellationToken.None);
        var (root, levels) = (Expected(tree, 0, 3), LevelsOf(tree));
        JsonDocument.Parse(answer).RootElement.GetProperty("data").GetProperty("root").GetRawText().ShouldBe(root);
        graph.Batches.SelectMany(b => b).ShouldBeUnique();
        graph.Batches.ShouldAllBe(b => b.Count <= size);
        // Who waits for something else asks after its wave, in a batch of its own.
        if (waits.All(w => w == 0))
            graph.Batches.Count.ShouldBe(levels.Sum(l => (l + size - 1) / size));
        return true;
    }

    private static async Task<string> AskAsync(Graph graph, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(graph);
        services.AddGraphQLServer().AddTypes(typeof(Queries), typeof(NodeFields)).AddType<NodeByKey>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        const string Level = "key children { ";
        var query = $"{{ root {{ {Level}{Level}{Level}key }} }} }} }} }}";
        var request = new GraphQLRequest(query) { Services = scope.ServiceProvider };
        return (await provider.GetRequiredService<GraphQLExecutor>().ExecuteAsync(request, cancellationToken)).ToJson();
    }

    private static string Expected(int[][] tree, int key, int levels) => levels == 0
        ? $$"""{"key":{{key}}}"""
        : $$"""{"key":{{key}},"children":[{{string.Join(',', tree[key].Select(c => Expected(tree, c, levels - 1)))}}]}""";

    // How many keys each level asks for that no level before it had.
    private static List<int> LevelsOf(int[][] tree)
    {
        var (known, level, counts) = (new HashSet<int> { 0 }, new HashSet<int> { 0 }, new List<int> { 1 });
        for (var i = 0; i < 3; i++)
        {
            level = [.. level.SelectMany(k => tree[k])];
            counts.Add(level.Count(k => !known.Contains(k)));
            known.UnionWith(level);
        }
        return counts;
    }

    [QueryType]
    public static class Queries
    {
        public static Task<Node?> GetRootAsync(NodeByKey nodes, CancellationToken cancellationToken) =>
            nodes.LoadAsync(0, cancellationToken);
    }

    [ObjectType<Node>]
    public static class NodeFields
    {
        [Cost(0), ListSize(AssumedSize = 1)]
        public static async Task<IReadOnlyList<Node?>> GetChildrenAsync(
            [Parent] Node node, NodeByKey nodes, Graph graph, CancellationToken cancellationToken)
        {
            // Some resolvers take a turn before they ask.
            if (graph.Waits[node.Key] == 1)
                await Task.Yield();
            return await nodes.LoadAsync([.. graph.Tree[node.Key]], cancellationToken);
        }
    }

    public sealed record Node(int Key);

    public sealed record Graph(int[][] Tree, int[] Waits, int Size)
    {
        public List<IReadOnlyList<int>> Batches { get; } = [];

        public CancellationTokenSource? Cancel { get; init; }
    }

    public sealed class NodeByKey(IBatchScheduler scheduler, Graph graph)
        : BatchDataLoader<int, Node>(scheduler, new DataLoaderOptions { MaxBatchSize = graph.Size })
    {
        protected override async Task<IReadOnlyDictionary<int, Node>> LoadBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            lock (graph)
                graph.Batches.Add(keys);
            if (graph.Cancel is { } cancel)
                await cancel.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            if (graph.Waits[keys[0]] == 2)
                await Task.Yield();
            return keys.ToDictionary(k => k, k => new Node(k));
        }
    }
}
