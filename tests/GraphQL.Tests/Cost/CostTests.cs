using System.Text.Json;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Execution.Coercion;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Binding;
using NeuraNft.GraphQL.Tests.Http;

namespace NeuraNft.GraphQL.Tests.Cost;

public sealed class CostTests
{
    private const string Sdl = """
        directive @cost(weight: String!) on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
        directive @listSize(
          assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean! = true
        ) on FIELD_DEFINITION

        type Query {
          one: User
          dear: Int @cost(weight: "7")
          search(text: String @cost(weight: "3")): [User!] @listSize(assumedSize: 5)
          users(first: Int, last: Int): [User!] @listSize(slicingArguments: ["first", "last"])
          page(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["items"], requireOneSlicingArgument: false)
          pet: Pet
          find(where: Where, all: [Where!]): Int
        }

        input Where { text: String @cost(weight: "2") nested: Where deep: [Where!] @cost(weight: "0.5") }

        type User { name: String friend: User pets: [Cat!] @listSize(assumedSize: 4) }
        type Page { items: [User!] total: Int }
        type Cat @cost(weight: "2.5") { name: String }
        type Dog { name: String owner: User }
        union Pet = Cat | Dog
        """;

    private readonly GraphQLExecutor _executor = new(Schema.Parse(Sdl));

    [Theory]
    [InlineData("{ one { name } }", 1, 2)]
    [InlineData("{ one { friend { friend { name } } } }", 3, 4)]
    [InlineData("{ dear }", 7, 1)]
    [InlineData("{ search { name } }", 1, 6)]
    [InlineData("{ search(text: \"a\") { friend { name } } }", 9, 11)]
    [InlineData("{ users(first: 10) { pets { name } } }", 11, 111)]
    [InlineData("{ find }", 0, 1)]
    [InlineData("{ find(where: {}) }", 1, 1)]
    [InlineData("{ find(where: { text: \"a\", nested: { text: \"b\" } }) }", 6, 1)]
    [InlineData("{ find(all: [{ text: \"a\" }, { deep: [{ text: \"b\" }, { text: \"c\" }] }]) }", 7.5, 1)]
    [InlineData("{ find(all: { text: \"a\" }) }", 3, 1)]
    [InlineData("{ users(last: 3) { name } }", 1, 4)]
    [InlineData("{ page(first: 6) { total items { name } } }", 2, 8)]
    [InlineData("{ page { items { name } } }", 2, 3)]
    [InlineData("{ pet { ... on Cat { name } ... on Dog { owner { name } } } }", 2, 3.5)]
    [InlineData("{ a: one { name } b: one { name } }", 2, 3)]
    [InlineData("{ one { name } one { friend { name } } }", 2, 3)]
    [InlineData("{ one @skip(if: true) { name } __typename __schema { types { name } } }", 0, 1)]
    [InlineData("{ ...F } fragment F on Query { one { ...G } } fragment G on User { friend { name } }", 2, 3)]
    public async Task Cost_follows_the_specification(string query, double fieldCost, double typeCost)
    {
        var cost = (await AskAsync(query)).At("extensions", "operationCost");
        (cost.At("fieldCost").GetDouble(), cost.At("typeCost").GetDouble()).ShouldBe((fieldCost, typeCost));
    }

    [Fact]
    public async Task Size_comes_from_variables_each_time()
    {
        const string Query = "query($n: Int = 2) { users(first: $n) { name } }";
        foreach (var (variables, expected) in new[] { ("""{"n":5}""", 6), ("""{"n":50}""", 51), ("{}", 3), ("""{"n":5}""", 6) })
            (await AskAsync(Query, variables)).At("extensions", "operationCost", "typeCost").GetDouble().ShouldBe(expected);
    }

    [Fact]
    public async Task Weight_of_inputs_comes_from_variables_each_time()
    {
        const string Query = "query($w: Where, $t: String) { find(where: $w, all: [{ nested: $w }, { text: $t }]) }";
        var examples = new[]
        {
            ("{}", 5), ("""{"w":{}}""", 5), ("""{"w":{"text":"a"}}""", 9), ("""{"w":{"nested":{"text":"a"}}}""", 11),
            ("""{"w":{"text":"b"},"t":"c"}""", 9),
        };
        foreach (var (variables, expected) in examples)
            (await AskAsync(Query, variables)).At("extensions", "operationCost", "fieldCost").GetDouble().ShouldBe(expected, variables);
    }

    [Fact]
    public async Task Input_past_its_weight_is_refused_before_it_runs()
    {
        var many = string.Join(',', Enumerable.Repeat("""{"text":"a"}""", 600));
        var answer = await AskAsync("query($a: [Where!]) { find(all: $a) }", $$"""{"a":[{{many}}]}""", CostReport.None);
        answer.Codes().ShouldBe(["COST_LIMIT"]);
    }

    [Theory]
    [InlineData("{ users { name } }")]
    [InlineData("{ users(first: 1, last: 1) { name } }")]
    public async Task Exactly_one_slicing_argument_is_asked_for(string query) =>
        (await AskAsync(query)).Codes().ShouldBe(["GRAPHQL_VALIDATION_FAILED"]);

    [Theory, Trait("Abuse", "24")]
    [InlineData("{ users(first: 1000) { name } }")]
    [InlineData("{ users(first: 1000000000) { name } }")]
    [InlineData("{ users(first: 900) { friend { friend { name } } } }")]
    public async Task Operation_past_its_cost_does_not_run(string query)
    {
        var answer = await AskAsync(query, mode: CostReport.None);
        answer.Codes().ShouldBe(["COST_LIMIT"]);
        answer.TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Caller_may_have_tighter_limits()
    {
        var limits = new RequestLimits { MaxFieldCost = 1, MaxTypeCost = 5, MaxDepth = 3, MaxFields = 4 };
        async Task<string> CodeAsync(string query) =>
            await AskAsync(query, mode: CostReport.None, limits: limits) is var answer && answer.TryGetProperty("errors", out _)
                ? answer.Codes()[0]
                : "";
        (await CodeAsync("{ one { name } }")).ShouldBe("");
        (await CodeAsync("{ dear }")).ShouldBe("COST_LIMIT");
        (await CodeAsync("{ search { name } }")).ShouldBe("COST_LIMIT");
        (await CodeAsync("{ one { friend { friend { name } } } }")).ShouldBe("DEPTH_LIMIT");
        (await CodeAsync("{ one { name a: name b: name c: name } }")).ShouldBe("FIELD_LIMIT");
    }

    [Theory]
    [InlineData("{ one { friend { friend { friend { name } } } } }", true)]
    [InlineData("{ one { friend { friend { friend { friend { name } } } } } }", false)]
    [InlineData("{ one { ...A friend { ...A } } } fragment A on User { friend { friend { friend { name } } } }", false)]
    [InlineData("{ __type(name: \"A\") { ofType { ofType { ofType { ofType { ofType { name } } } } } } }", true)]
    [InlineData("{ __schema { types { fields { type { fields { type { name } } } } } } }", true)]
    public async Task Field_lies_in_itself_three_times_at_most(string query, bool allowed)
    {
        var answer = await AskAsync(query, mode: CostReport.None);
        if (allowed)
            answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        else
            answer.Codes().ShouldBe(["CYCLE_LIMIT"]);
    }

    [Fact]
    public void Directives_are_read_and_printed()
    {
        var printed = SchemaPrinter.Print(Schema.Parse(Sdl));
        printed.ShouldContain("deep: [Where!] @cost(weight: \"0.5\")");
        printed.ShouldContain("type Cat @cost(weight: \"2.5\") {");
        printed.ShouldContain("users(first: Int, last: Int): [User!] @listSize(slicingArguments: [\"first\", \"last\"])");
        printed.ShouldContain(
            "page(first: Int): Page @listSize(slicingArguments: [\"first\"], sizedFields: [\"items\"], requireOneSlicingArgument: false)");
        SchemaPrinter.Print(Schema.Parse(printed)).ShouldBe(printed);
    }

    [Fact]
    public async Task Header_asks_for_a_report_or_for_a_check_alone()
    {
        await using var server = await HttpServer.StartAsync(o => o.MaxFieldCost = 15);
        async Task<JsonElement> PostAsync(string mode, string query)
        {
            server.Client.DefaultRequestHeaders.Remove("GraphQL-Cost");
            server.Client.DefaultRequestHeaders.Add("GraphQL-Cost", mode);
            var response = await server.PostAsync($$"""{"query":"{{query}}"}""", "application/graphql-response+json");
            response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
            return await response.JsonAsync();
        }

        var report = await PostAsync("report", "{ echo }");
        report.At("data", "echo").GetString().ShouldNotBeNull();
        report.At("extensions", "operationCost", "fieldCost").GetDouble().ShouldBe(0);
        var check = await PostAsync("validate", "{ books(first: 10) { nodes { title author { name } } } }");
        check.TryGetProperty("data", out _).ShouldBeFalse();
        check.At("extensions", "operationCost", "fieldCost").GetDouble().ShouldBeGreaterThan(100);
    }

    [Fact, Trait("Abuse", "27")]
    public async Task Page_past_its_size_is_refused_by_the_field_in_its_own_words()
    {
        await using var server = await HttpServer.StartAsync();
        (await (await server.PostAsync("""{"query":"{ books(first: 1000000000) { nodes { title } } }"}""")).StatusAsync())
            .ShouldBe("200 PAGE_TOO_LARGE");
    }

    private async Task<JsonElement> AskAsync(
        string query, string variables = "{}", CostReport mode = CostReport.Validate, RequestLimits? limits = null)
    {
        var request = new GraphQLRequest(query)
        {
            Variables = JsonValues.Map(JsonDocument.Parse(variables).RootElement),
            Cost = mode,
            Limits = limits,
        };
        var result = await _executor.ExecuteAsync(request, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(result.ToJson()).RootElement;
    }
}
