using System.Diagnostics;
using System.Text.Json;
using Neura.GraphQL;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Binding;

namespace NeuraNft.GraphQL.Tests.Execution;

public sealed class ExecutorTests
{
    private static readonly Schema Sample = Schema.Parse(
        "type Query { a: A x: Int echo(i: Int, on: Boolean): String } type A { a: A x: Int }");

    [Fact]
    public async Task Document_cache_stays_within_its_bytes()
    {
        var executor = new GraphQLExecutor(Sample, new GraphQLOptions { DocumentCacheBytes = 100_000 });
        for (var i = 0; i < 500; i++)
        {
            await AskAsync(executor, $"{{ f{i}: x a {{ x }} }}");
            await AskAsync(executor, $"{{ f{i}: x a {{ x }} }}");
            executor.CachedBytes.ShouldBeInRange(1, 100_000);
        }
    }

    [Fact]
    public async Task Document_is_kept_from_its_second_request_on()
    {
        var executor = new GraphQLExecutor(Sample);
        for (var i = 0; i < 5_000; i++)
            await AskAsync(executor, $"{{ f{i}: x }}");
        executor.CachedBytes.ShouldBe(0);
        await AskAsync(executor, "{ f4999: x }");
        var kept = executor.CachedBytes;
        kept.ShouldBeGreaterThan(0);
        await AskAsync(executor, "{ f4999: x }");
        executor.CachedBytes.ShouldBe(kept);
        // So long ago that it is as good as new.
        await AskAsync(executor, "{ f0: x }");
        executor.CachedBytes.ShouldBe(kept);
    }

    [Fact]
    public async Task Document_that_is_refused_is_not_kept()
    {
        var executor = new GraphQLExecutor(Sample);
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(executor, "{ nonsense }");
            await AskAsync(executor, "{");
        }
        executor.CachedBytes.ShouldBe(0);
    }

    [Fact]
    public async Task Cached_document_heeds_the_variables_of_each_request()
    {
        var executor = new GraphQLExecutor(Sample);
        const string Query = "query($i: Int, $on: Boolean!) { x @include(if: $on) a { x @skip(if: $on) } echo(i: $i) }";
        foreach (var on in new[] { true, false, true })
        {
            var answer = await AskAsync(executor, Query, new() { ["on"] = on, ["i"] = 1 });
            answer.At("data").TryGetProperty("x", out _).ShouldBe(on);
        }
    }

    [Fact]
    public async Task Condition_without_value_is_bad_input()
    {
        var executor = new GraphQLExecutor(Sample);
        var answer = await AskAsync(executor, "query($on: Boolean = true) { x @include(if: $on) }", new() { ["on"] = null });
        answer.Codes().ShouldBe(["BAD_USER_INPUT"]);
    }

    [Fact]
    public async Task Corrections_are_kept_from_who_may_not_introspect()
    {
        var executor = new GraphQLExecutor(Sample, new GraphQLOptions { AllowIntrospection = false });
        var answer = await AskAsync(executor, "{ ecko }");
        answer.At("errors", "0", "message").GetString().ShouldBe("Cannot query field \"ecko\" on type \"Query\".");
    }

    [Fact]
    public async Task Fields_that_wait_run_at_the_same_time()
    {
        var running = 0;
        var most = 0;
        var all = new TaskCompletionSource();
        var executor = new GraphQLExecutor(Sample, defaultResolver: async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            if (most == 3)
                all.TrySetResult();
            await all.Task;
            return 1;
        });
        (await AskAsync(executor, "{ p: x q: x r: x }")).Data().ShouldBe("""{"p":1,"q":1,"r":1}""");
    }

    [Fact]
    public async Task Deadline_ends_a_request_that_ignores_its_token()
    {
        var never = new TaskCompletionSource<object?>();
        var executor = new GraphQLExecutor(
            Sample, new GraphQLOptions { Deadline = TimeSpan.FromMilliseconds(50) }, defaultResolver: _ => new(never.Task));
        var clock = Stopwatch.StartNew();
        (await AskAsync(executor, "{ x }")).Codes().ShouldBe(["DEADLINE_EXCEEDED"]);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Deadline_ends_a_request_that_never_waits()
    {
        var endless = Schema.Parse("type Query { many: [A!]! } type A { x: Int }");
        var executor = new GraphQLExecutor(
            endless,
            new GraphQLOptions { Deadline = TimeSpan.FromMilliseconds(50) },
            defaultResolver: c => c.Field.Name == "many" ? new(Enumerable.Repeat<object>("item", 100_000)) : new(Busy()));
        (await AskAsync(executor, "{ many { x } }")).Codes().ShouldBe(["DEADLINE_EXCEEDED"]);
    }

    [Fact]
    public async Task Caller_that_cancels_gets_the_cancellation()
    {
        using var caller = new CancellationTokenSource();
        var executor = new GraphQLExecutor(Sample, defaultResolver: async context =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            return 1;
        });
        await Should.ThrowAsync<OperationCanceledException>(() => executor.ExecuteAsync(new GraphQLRequest("{ x }"), caller.Token));
    }

    [Fact]
    public async Task Errors_beyond_the_limit_are_dropped()
    {
        var executor = new GraphQLExecutor(
            Sample, new GraphQLOptions { MaxErrors = 3 }, defaultResolver: _ => throw new GraphQLException("no"));
        (await AskAsync(executor, "{ p: x q: x r: x s: x }")).Codes().ShouldBe(Enumerable.Repeat("EXECUTION_FAILED", 3));
    }

    [Fact, Trait("Abuse", "26")]
    public async Task Fragment_cycle_is_refused_in_bounded_time()
    {
        var cycle = string.Concat(Enumerable.Range(0, 30).Select(i => $" fragment F{i} on A {{ ...F{(i + 1) % 30} x }}"));
        (await AskAsync(new GraphQLExecutor(Sample), $"{{ a {{ ...F0 }} }}{cycle}")).Codes().ShouldContain("GRAPHQL_VALIDATION_FAILED");
    }

    private static int Busy()
    {
        Thread.SpinWait(50_000);
        return 1;
    }

    private static async Task<JsonElement> AskAsync(GraphQLExecutor executor, string query, Dictionary<string, object?>? variables = null)
    {
        var result = await executor.ExecuteAsync(
            new GraphQLRequest(query) { Variables = variables }, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(result.ToJson()).RootElement;
    }
}
