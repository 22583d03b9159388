using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.DataLoaders;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Execution;

public sealed class DataLoaderTests
{
    private static readonly Schema Sample = Schema.Parse("type Query { n(i: Int!): Int chain(i: Int!): Int }");

    [Fact]
    public async Task Keys_of_one_wave_are_one_batch()
    {
        var loader = await RunAsync("{ a: n(i: 1) b: n(i: 2) c: n(i: 1) d: n(i: 3) }", """{"data":{"a":10,"b":20,"c":10,"d":30}}""");
        loader.Batches.ShouldBe(["1,2,3"]);
    }

    [Fact]
    public async Task Loads_that_follow_one_another_are_one_batch_a_step()
    {
        var loader = await RunAsync("{ a: chain(i: 1) b: chain(i: 2) c: chain(i: 3) }", """{"data":{"a":100,"b":200,"c":300}}""");
        loader.Batches.ShouldBe(["1,2,3", "10,20,30"]);
    }

    [Fact]
    public async Task Batch_that_fails_fails_the_fields_that_wait_for_it()
    {
        var loader = await RunAsync("{ a: n(i: 13) b: n(i: 1) }", null);
        loader.Batches.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Loader_outside_of_an_execution_still_loads()
    {
        var loader = new TenTimes(new BatchScheduler());
        var values = await loader.LoadAsync([4, 5], TestContext.Current.CancellationToken);
        values.ShouldBe([40, 50]);
    }

    [Fact]
    public async Task Batch_is_no_larger_than_allowed()
    {
        var loader = new TenTimes(new BatchScheduler(), new DataLoaderOptions { MaxBatchSize = 2 });
        await loader.LoadAsync([1, 2, 3], TestContext.Current.CancellationToken);
        loader.Batches.ShouldBe(["1,2", "3"]);
    }

    private static async Task<TenTimes> RunAsync(string query, string? expected)
    {
        await using var services = new ServiceCollection()
            .AddScoped<IBatchScheduler, BatchScheduler>()
            .AddScoped<TenTimes>()
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var executor = new GraphQLExecutor(Sample, defaultResolver: ResolveAsync);
        var request = new GraphQLRequest(query) { Services = scope.ServiceProvider };
        var result = await executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        if (expected is null)
            result.Errors.Select(e => e.Message).ShouldAllBe(m => m == "Unexpected Execution Error");
        else
            result.ToJson().ShouldBe(expected);
        return scope.ServiceProvider.GetRequiredService<TenTimes>();
    }

    private static async ValueTask<object?> ResolveAsync(IResolverContext context)
    {
        var loader = context.Services.GetRequiredService<TenTimes>();
        var value = await loader.LoadAsync((int)context.Arguments["i"]!, context.RequestAborted);
        return context.Field.Name == "chain" ? await loader.LoadAsync(value, context.RequestAborted) : value;
    }

    private sealed class TenTimes(IBatchScheduler scheduler, DataLoaderOptions? options = null)
        : BatchDataLoader<int, int>(scheduler, options)
    {
        public List<string> Batches { get; } = [];

        protected override async Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            Batches.Add(string.Join(',', keys));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
            return keys.Contains(13) ? throw new InvalidOperationException("unlucky") : keys.ToDictionary(k => k, k => k * 10);
        }
    }
}
