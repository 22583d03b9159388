using System.Reflection;
using System.Text.Json;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Http;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;
using Neura.GraphQL.Validation;
using NeuraNft.GraphQL.Tests.Binding;
using NeuraNft.GraphQL.Tests.Corpora;
using NeuraNft.GraphQL.Tests.Http;

namespace NeuraNft.GraphQL.Tests.Execution;

/// <summary>Every limit is an option, does what it says, and is told in the README.</summary>
public sealed class LimitOptionTests
{
    private static readonly Schema Sample = Schema.Parse(
        "type Query { a: A x: Int l(i: [[Int]]): Int } type A { a: A x: Int y: Int }");

    public static TheoryData<string, string, string> Limits => new()
    {
        { nameof(ParserOptions.MaxAllowedTokens), "{ x x x x x x x x }", "TOO_LARGE" },
        { nameof(ParserOptions.MaxAllowedNodes), "{ x x x x x }", "TOO_LARGE" },
        { nameof(ParserOptions.MaxAllowedFields), "{ x a { x y } }", "TOO_LARGE" },
        { nameof(ParserOptions.MaxAllowedDirectives), "{ x @skip(if: false) @include(if: true) }", "TOO_LARGE" },
        { nameof(ParserOptions.MaxAllowedRecursionDepth), "{ l(i: [[1]]) }", "TOO_LARGE" },
        { nameof(ValidationOptions.MaxAllowedErrors), "{ n m }", "GRAPHQL_VALIDATION_FAILED" },
        { nameof(ValidationOptions.MaxAllowedFragmentVisits), "{ ...F ...F } fragment F on Query { x }", "GRAPHQL_VALIDATION_FAILED" },
        { nameof(ValidationOptions.MaxAllowedFieldMergeComparisons), "{ x x x }", "GRAPHQL_VALIDATION_FAILED" },
        { nameof(GraphQLOptions.MaxDepth), "{ a { x } }", "DEPTH_LIMIT" },
        { nameof(GraphQLOptions.MaxIntrospectionDepth), "{ __schema { types { name } } }", "DEPTH_LIMIT" },
        { nameof(GraphQLOptions.MaxFields), "{ x y: x }", "FIELD_LIMIT" },
        { nameof(GraphQLOptions.MaxFieldCycles), "{ a { a { a { x } } } }", "CYCLE_LIMIT" },
        { nameof(GraphQLOptions.MaxFieldCost), "{ a { x } b: a { x } }", "COST_LIMIT" },
        { nameof(GraphQLOptions.MaxTypeCost), "{ a { x } }", "COST_LIMIT" },
    };

    [Theory, MemberData(nameof(Limits))]
    public async Task Operation_past_a_limit_is_refused_and_before_it_is_not(string limit, string query, string code)
    {
        var tight = new GraphQLExecutor(Sample, Lower(limit));
        var refused = JsonDocument.Parse((await tight.ExecuteAsync(new GraphQLRequest(query), Ct)).ToJson()).RootElement;
        refused.Codes()[0].ShouldBe(code);
        refused.TryGetProperty("data", out _).ShouldBeFalse();
        if (limit == nameof(ValidationOptions.MaxAllowedErrors))
        {
            refused.GetProperty("errors")[1].GetProperty("message").GetString()!.ShouldContain("error limit reached");
            return;
        }
        var usual = new GraphQLExecutor(Sample, new GraphQLOptions());
        (await usual.ExecuteAsync(new GraphQLRequest(query), Ct)).IsExecuted.ShouldBeTrue();
    }

    [Fact]
    public async Task Cost_is_told_but_not_enforced_where_the_server_says_so()
    {
        var executor = new GraphQLExecutor(Sample, new GraphQLOptions { MaxFieldCost = 0, MaxTypeCost = 0, EnforceCostLimits = false });
        (await executor.ExecuteAsync(new GraphQLRequest("{ a { x } }"), Ct)).IsExecuted.ShouldBeTrue();
    }

    [Fact]
    public async Task Json_past_its_depth_is_refused()
    {
        await using var server = await HttpServer.StartAsync(o => o.MaxJsonDepth = 3);
        (await (await server.PostAsync("""{"query":"{ echo }","variables":{"a":[1]}}""")).StatusAsync()).ShouldBe("200");
        (await (await server.PostAsync("""{"query":"{ echo }","variables":{"a":[[1]]}}""")).StatusAsync()).ShouldBe("400 BAD_REQUEST");
    }

    [Fact]
    public void Every_option_is_told_in_the_readme()
    {
        var text = File.ReadAllText(Path.Combine(Corpus.Repository(), "libs", "GraphQL", "README.md"));
        Type[] types =
        [
            typeof(GraphQLOptions), typeof(ParserOptions), typeof(ValidationOptions), typeof(SubscriptionTransportOptions),
            typeof(GraphQLHttpOptions),
        ];
        var names = types.SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(p => p.Name)
            .Where(n => n != "EqualityContract");
        names.Where(n => !text.Contains($"`{n}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static GraphQLOptions Lower(string limit) => limit switch
    {
        nameof(ParserOptions.MaxAllowedTokens) => new() { Parser = new() { MaxAllowedTokens = 8 } },
        nameof(ParserOptions.MaxAllowedNodes) => new() { Parser = new() { MaxAllowedNodes = 6 } },
        nameof(ParserOptions.MaxAllowedFields) => new() { Parser = new() { MaxAllowedFields = 3 } },
        nameof(ParserOptions.MaxAllowedDirectives) => new() { Parser = new() { MaxAllowedDirectives = 1 } },
        nameof(ParserOptions.MaxAllowedRecursionDepth) => new() { Parser = new() { MaxAllowedRecursionDepth = 2 } },
        nameof(ValidationOptions.MaxAllowedErrors) => new() { Validation = new() { MaxAllowedErrors = 1 } },
        nameof(ValidationOptions.MaxAllowedFragmentVisits) => new() { Validation = new() { MaxAllowedFragmentVisits = 1 } },
        nameof(ValidationOptions.MaxAllowedFieldMergeComparisons) => new() { Validation = new() { MaxAllowedFieldMergeComparisons = 2 } },
        nameof(GraphQLOptions.MaxDepth) => new() { MaxDepth = 1 },
        nameof(GraphQLOptions.MaxIntrospectionDepth) => new() { MaxIntrospectionDepth = 1 },
        nameof(GraphQLOptions.MaxFields) => new() { MaxFields = 1 },
        nameof(GraphQLOptions.MaxFieldCycles) => new() { MaxFieldCycles = 1 },
        nameof(GraphQLOptions.MaxFieldCost) => new() { MaxFieldCost = 1 },
        nameof(GraphQLOptions.MaxTypeCost) => new() { MaxTypeCost = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, null),
    };
}
