using Neura.GraphQL.Binding;

namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class PagingTests : IAsyncDisposable
{
    private readonly LibraryServer _server = new();

    [Fact]
    public async Task Pages_followed_by_cursor_visit_every_row_once()
    {
        var titles = new List<string>();
        var after = "null";
        while (after is not null)
        {
            var page = (await _server.AskAsync(
                $"{{ books(first: 7, after: {after}) {{ nodes {{ title }} pageInfo {{ hasNextPage endCursor }} totalCount }} }}"))
                .At("data", "books");
            titles.AddRange(page.At("nodes").EnumerateArray().Select(n => n.At("title").GetString()!));
            page.At("totalCount").GetInt32().ShouldBe(60);
            after = page.At("pageInfo", "hasNextPage").GetBoolean() ? $"\"{page.At("pageInfo", "endCursor").GetString()}\"" : null;
        }
        titles.ShouldBe(Enumerable.Range(1, 60).Select(i => $"Book {i:00}"));
    }

    [Fact]
    public async Task Backward_page_comes_in_the_order_of_the_list()
    {
        var answer = await _server.AskAsync("{ books(last: 2) { nodes { title } pageInfo { hasNextPage hasPreviousPage } } }");
        answer.Data().ShouldBe(
            """{"books":{"nodes":[{"title":"Book 59"},{"title":"Book 60"}],"pageInfo":{"hasNextPage":false,"hasPreviousPage":true}}}""");
    }

    [Fact]
    public async Task Page_without_size_has_the_default_size()
    {
        var answer = await _server.AskAsync("{ books { edges { cursor } } }");
        answer.At("data", "books", "edges").GetArrayLength().ShouldBe(20);
    }

    [Fact, Trait("Abuse", "27")]
    public async Task Page_of_a_billion_is_refused()
    {
        (await _server.AskAsync("{ books(first: 1000000000) { nodes { title } } }")).Codes().ShouldBe(["PAGE_TOO_LARGE"]);
        (await _server.AskAsync("{ books(first: -1) { nodes { title } } }")).Codes().ShouldBe(["INVALID_PAGING"]);
        (await _server.AskAsync("{ books(first: 1, last: 1) { nodes { title } } }")).Codes().ShouldBe(["INVALID_PAGING"]);
    }

    [Fact, Trait("Abuse", "28")]
    public async Task Cursor_that_was_forged_is_refused()
    {
        var forged = new HmacCursorSerializer(new byte[32]).Seal("Query.books", "Book 10");
        foreach (var cursor in new[] { forged, "garbage", "!", "" })
            (await _server.AskAsync($"{{ books(after: \"{cursor}\") {{ nodes {{ title }} }} }}")).Codes().ShouldBe(["INVALID_CURSOR"]);
    }

    [Fact]
    public void Cursor_of_another_list_does_not_open()
    {
        var cursors = new HmacCursorSerializer(Enumerable.Repeat((byte)7, 32).ToArray());
        var made = cursors.Seal("Query.books", "x");
        cursors.TryOpen("Query.books", made, out var opened).ShouldBeTrue();
        opened.ShouldBe("x");
        cursors.TryOpen("Query.films", made, out _).ShouldBeFalse();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
