using NeuraNft.GraphQL.Tests.Binding.Library;

namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class QueryBindingTests : IAsyncDisposable
{
    private readonly LibraryServer _server = new();

    [Fact]
    public async Task Fields_of_records_and_extensions_resolve()
    {
        var answer = await _server.AskAsync("{ books(first: 1) { nodes { title isbn genre publishedAt tags number author { name } } } }");
        answer.Data().ShouldBe(
            """{"books":{"nodes":[{"title":"Book 01","isbn":"9780000000001","genre":"SCIENCE_FICTION","publishedAt":"2024-02-03T04:05:06Z","""
            + """ "tags":[],"number":13,"author":{"name":"Bob"}}]}}""".TrimStart());
    }

    [Fact]
    public async Task Data_loader_of_many_parents_fetches_once()
    {
        var answer = await _server.AskAsync("{ books(first: 50) { nodes { author { name } } } }");
        answer.At("data", "books", "nodes").GetArrayLength().ShouldBe(50);
        _server.Shelf.Batches.Single().Order().ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Data_loader_of_key_without_value_gives_null()
    {
        _server.Shelf.Authors.Clear();
        var answer = await _server.AskAsync("{ books(first: 1) { nodes { author { name } } } }");
        answer.Data().ShouldBe("""{"books":{"nodes":[{"author":null}]}}""");
    }

    [Fact]
    public async Task Interface_field_resolves_each_item_to_its_own_type()
    {
        var answer = await _server.AskAsync("{ works { __typename title ... on Film { minutes } } }");
        answer.Data().ShouldBe(
            """{"works":[{"__typename":"Book","title":"Book 01"},{"__typename":"Film","title":"Film 1","minutes":90}]}""");
    }

    [Theory]
    [InlineData("{ echo }", "nothing ScienceFiction ")]
    [InlineData("""{ echo(text: "x", genre: NOVEL, numbers: [1, 2]) }""", "x Novel 1+2")]
    [InlineData("{ echo(numbers: 7) }", "nothing ScienceFiction 7")]
    public async Task Arguments_reach_parameters_with_their_defaults(string query, string expected)
    {
        var answer = await _server.AskAsync(query);
        answer.At("data", "echo").GetString().ShouldBe(expected);
    }

    [Fact]
    public async Task Scalar_of_ours_is_read_from_variables_and_literals()
    {
        var byLiteral = await _server.AskAsync("""{ findBook(by: { isbn: "9780000000002" }) { title } }""");
        byLiteral.Data().ShouldBe("""{"findBook":{"title":"Book 02"}}""");
        var byVariable = await _server.AskAsync(
            "query($by: BookByInput!) { findBook(by: $by) { title } }", """{"by": {"isbn": "9780000000003"}}""");
        byVariable.Data().ShouldBe("""{"findBook":{"title":"Book 03"}}""");
        var bad = await _server.AskAsync("query($i: Isbn!) { findBook(by: { isbn: $i }) { title } }", """{"i": "123"}""");
        bad.Codes().ShouldBe(["BAD_USER_INPUT"]);
    }

    [Fact]
    public async Task Resolver_that_throws_is_masked()
    {
        var answer = await _server.AskAsync("{ broken }");
        answer.Codes().ShouldBe(["INTERNAL_SERVER_ERROR"]);
        answer.ToString().ShouldNotContain("secret");
        answer.At("errors", "0", "message").GetString().ShouldBe("Unexpected Execution Error");
    }

    [Fact]
    public async Task Caller_reaches_the_resolver()
    {
        var answer = await _server.AskAsync("{ whoAmI }", user: LibraryServer.Reader());
        answer.Data().ShouldBe("""{"whoAmI":"rita"}""");
        _server.Shelf.ShouldBeOfType<Shelf>();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
