namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class AuthorizationTests : IAsyncDisposable
{
    private readonly LibraryServer _server = new();

    [Theory]
    [InlineData("{ books(first: 1) { nodes { author { email } } } }")]
    [InlineData("{ books(first: 1) { nodes { purchasePrice } } }")]
    public async Task Field_for_the_signed_in_is_refused_to_strangers(string query)
    {
        var answer = await _server.AskAsync(query);
        answer.Codes().ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
    }

    [Fact]
    public async Task Field_with_a_policy_is_refused_to_those_who_fail_it() =>
        (await _server.AskAsync("{ books(first: 1) { nodes { purchasePrice } } }", user: LibraryServer.Reader()))
            .Codes().ShouldBe(["AUTH_NOT_AUTHORIZED"]);

    [Fact]
    public async Task Field_with_a_policy_is_given_to_those_who_meet_it() =>
        (await _server.AskAsync("{ books(first: 1) { nodes { purchasePrice } } }", user: LibraryServer.Reader("librarian")))
            .Data().ShouldBe("""{"books":{"nodes":[{"purchasePrice":12.50}]}}""");

    [Fact]
    public async Task Mutation_for_the_signed_in_does_not_run_for_strangers()
    {
        var count = _server.Shelf.Books.Count;
        var answer = await _server.AskAsync(
            """mutation { addBook(input: { title: "x", authorId: "QXV0aG9yOjE", isbn: "9780000000999", publishedAt: "2025-01-02T03:04:05Z" }) { book { title } } }""");
        answer.Codes().ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
        _server.Shelf.Books.Count.ShouldBe(count);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
