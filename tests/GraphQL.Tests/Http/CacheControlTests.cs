using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Http;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Http;

public sealed class CacheControlTests
{
    [Theory]
    [InlineData("{news{text}}", "public, max-age=60")]
    [InlineData("{news{text author{name}}}", "public, max-age=30")]
    [InlineData("{news{text editor{name}}}", "public, max-age=60")]
    [InlineData("{news{text comments}}", "no-store")]
    [InlineData("{news{text mine}}", "private, max-age=60")]
    [InlineData("{news{text own}}", "private, max-age=60")]
    [InlineData("{news{text author{name}} archive{text}}", "public, max-age=30, s-maxage=30")]
    [InlineData("{archive{text}}", "public, max-age=60, s-maxage=600")]
    [InlineData("{pages(first:2){nodes{text} edges{node{text}} pageInfo{hasNextPage}}}", "public, max-age=20")]
    [InlineData("{stories{... on News{text} ... on Ad{link}}}", "public, max-age=5")]
    [InlineData("{fresh}", "no-store")]
    [InlineData("{broken}", "no-store")]
    [InlineData("{nonsense}", "no-store")]
    [InlineData("{__typename}", "no-store")]
    public async Task Answer_lives_as_long_as_the_shortest_of_its_fields(string query, string expected)
    {
        await using var server = await StartAsync();
        (await GetAsync(server, query)).ShouldBe(expected);
    }

    [Fact]
    public async Task Answer_to_who_is_signed_in_is_for_their_own_cache()
    {
        await using var server = await StartAsync(signedIn: true);
        (await GetAsync(server, "{archive{text}}")).ShouldBe("private, max-age=60");
    }

    [Fact]
    public async Task Get_that_is_refused_is_not_kept()
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "?query={archive{text}}");
        var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        (await answer.StatusAsync()).ShouldBe("400 PREFLIGHT_REQUIRED");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Answer_to_a_post_says_nothing_of_caches()
    {
        await using var server = await StartAsync();
        (await server.PostAsync("""{"query":"{news{text}}"}""")).Headers.CacheControl.ShouldBeNull();
    }

    [Fact]
    public async Task Directive_stands_in_the_schema_and_is_read_again()
    {
        await using var server = await StartAsync();
        var printed = server.Services.GetRequiredService<Schema>().Print();
        printed.ShouldContain("type Author @cacheControl(maxAge: 30)");
        printed.ShouldContain("archive: News! @cacheControl(maxAge: 60, sharedMaxAge: 600)");
        printed.ShouldContain("mine: String! @cacheControl(scope: PRIVATE)");
        (SchemaPrinter.Print(Schema.Parse(printed)) + "\n").ShouldBe(printed);
    }

    private static Task<HttpServer> StartAsync(bool signedIn = false) => HttpServer.StartAsync(
        http: o =>
        {
            o.GetRequests = GetRequests.Queries;
            if (signedIn)
                o.LimitsFor = context =>
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([], "test"));
                    return null;
                };
        },
        register: services =>
        {
            services.AddLogging();
            return services.AddGraphQLServer().AddTypes(typeof(Queries), typeof(NewsFields));
        });

    private static async Task<string> GetAsync(HttpServer server, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"?query={Uri.EscapeDataString(query)}");
        request.Headers.Add("GraphQL-Preflight", "1");
        var answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var told = answer.Headers.NonValidated["Cache-Control"].ToString();
        if (told != "no-store")
            answer.Headers.Vary.ShouldContain("Authorization");
        return told;
    }

    [QueryType]
    public static class Queries
    {
        [CacheControl(60)]
        public static News GetNews() => new("a");

        [CacheControl(60, SharedMaxAge = 600)]
        public static News GetArchive() => new("b");

        [CacheControl(20), UsePaging]
        public static Connection<News> GetPages(PagingArguments paging) =>
            Connection.FromRows([new News("c")], paging, n => n.Text, _ => ValueTask.FromResult(1));

        [CacheControl(60)]
        public static IReadOnlyList<Story> GetStories() => [new News("d"), new Ad("e")];

        public static int Fresh() => 1;

        [CacheControl(60)]
        public static int? Broken() => throw new InvalidOperationException();
    }

    [ObjectType<News>]
    public static class NewsFields
    {
        public static Author GetAuthor() => new("x");

        [CacheControl(InheritMaxAge = true)]
        public static Editor GetEditor() => new("y");

        public static Task<int> GetCommentsAsync() => Task.FromResult(1);

        [CacheControl(Scope = CacheControlScope.Private)]
        public static string GetMine() => "z";

        public static string? GetOwn(ClaimsPrincipal user) => user.Identity?.Name;
    }

    [UnionType]
    public abstract record Story;

    public sealed record News(string Text) : Story;

    [CacheControl(5)]
    public sealed record Ad(string Link) : Story;

    [CacheControl(30)]
    public sealed record Author(string Name);

    public sealed record Editor(string Name);
}
