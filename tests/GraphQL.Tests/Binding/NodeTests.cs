using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class NodeTests : IAsyncDisposable
{
    private static readonly NodeIdSerializer Ids = new();
    private readonly LibraryServer _server = new();

    [Fact]
    public async Task Node_by_id_that_the_server_gave_is_found()
    {
        var given = (await _server.AskAsync("{ books(first: 1) { nodes { id authorId } } }")).At("data", "books", "nodes", "0");
        var (book, author) = (given.At("id").GetString(), given.At("authorId").GetString());
        var answer = await _server.AskAsync(
            "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Book { title } ... on Author { name } } }",
            $$"""{"ids": ["{{author}}", "{{book}}", "{{author}}"]}""");
        answer.At("data", "nodes").EnumerateArray().Select(n => n.At("id").GetString()).ShouldBe([author, book, author]);
        answer.At("data", "nodes", "0", "name").GetString().ShouldBe("Bob");
        answer.At("data", "nodes", "1", "title").GetString().ShouldBe("Book 01");
    }

    [Fact]
    public async Task Node_by_id_of_nothing_is_null()
    {
        var answer = await _server.AskAsync($"{{ node(id: \"{Ids.Format("Author", "77")}\") {{ id }} }}");
        answer.Data().ShouldBe("""{"node":null}""");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("")]
    [InlineData("Tm9wZTox")]
    [InlineData("QXV0aG9yOnh5eg")]
    public async Task Node_by_id_that_is_none_is_refused(string id) =>
        (await _server.AskAsync($"{{ node(id: \"{id}\") {{ id }} }}")).Codes().ShouldBe(["INVALID_ID"]);

    [Fact]
    public async Task Nodes_of_too_many_ids_are_refused()
    {
        var ids = string.Join(',', Enumerable.Repeat($"\"{Ids.Format("Author", "1")}\"", 51));
        (await _server.AskAsync($"{{ nodes(ids: [{ids}]) {{ id }} }}")).Codes().ShouldBe(["PAGE_TOO_LARGE"]);
    }

    [Fact]
    public async Task Id_of_another_type_is_refused_as_argument()
    {
        var answer = await _server.AskAsync($"{{ findBook(by: {{ id: \"{Ids.Format("Author", "1")}\" }}) {{ title }} }}");
        answer.Codes().ShouldBe(["INVALID_ID"]);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
