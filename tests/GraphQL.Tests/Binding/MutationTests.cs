using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class MutationTests : IAsyncDisposable
{
    private const string AddBook =
        """
        mutation($input: AddBookInput!) {
          addBook(input: $input) {
            book { title genre tags author { name } }
            errors { __typename ... on Error { message } ... on IsbnTakenError { isbn } }
          }
        }
        """;

    private readonly LibraryServer _server = new();

    [Fact]
    public async Task Mutation_gives_its_payload()
    {
        var answer = await _server.AskAsync(AddBook, Input("New", "9780000000999"), LibraryServer.Reader());
        answer.Data().ShouldBe(
            """{"addBook":{"book":{"title":"New","genre":"NOVEL","tags":["a"],"author":{"name":"Ada"}},"errors":null}}""");
    }

    [Fact]
    public async Task Mutation_that_is_refused_tells_typed_errors()
    {
        var answer = await _server.AskAsync(AddBook, Input("New", "9780000000001"), LibraryServer.Reader());
        answer.At("data", "addBook", "errors").GetRawText().ShouldBe(
            """[{"__typename":"IsbnTakenError","message":"There is such a book.","isbn":"9780000000001"}]""");
    }

    private static string Input(string title, string isbn) =>
        $$$"""
        {"input": {"title": "{{{title}}}", "authorId": "{{{new NodeIdSerializer().Format("Author", "1")}}}", "isbn": "{{{isbn}}}",
          "publishedAt": "2025-01-02T03:04:05+02:00", "tags": ["a"]}}
        """;

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
