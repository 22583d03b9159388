using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class GalleryTests : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public GalleryTests()
    {
        var services = new ServiceCollection().AddLogging().AddAuthorizationCore();
        services.AddGraphQLServer().AddTypes(Gallery.Types);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    [Fact]
    public async Task Union_and_interface_of_csharp_interfaces_resolve() =>
        (await AskAsync("{ exhibits { ... on Named { shout } ... on Painting { pixels } } }"))
            .Data().ShouldBe("""{"exhibits":[{"shout":"DOTS","pixels":"AQI="},{"shout":"CUBE"}]}""");

    [Fact]
    public async Task Connection_has_its_name_and_further_fields() =>
        (await AskAsync("""{ search(text: "abc") { __typename facets nodes { text score } } }"""))
            .Data().ShouldBe("""{"search":{"__typename":"SearchConnection","facets":3,"nodes":[{"text":"abc","score":0.5}]}}""");

    [Fact]
    public void Connection_that_goes_forward_only_has_no_last()
    {
        var search = _services.GetRequiredService<Schema>().QueryType!.Fields["search"];
        search.Arguments.Select(a => a.Name).ShouldBe(["first", "after", "text"]);
    }

    [Fact]
    public async Task Type_for_the_signed_in_guards_every_field_but_the_open_ones()
    {
        var answer = await AskAsync("{ vault { door content } }");
        answer.Codes().ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
        (await AskAsync("{ vault { door } }")).Data().ShouldBe("""{"vault":{"door":"open"}}""");
        (await AskAsync("{ vault { content } }", user: LibraryServer.Reader())).Data().ShouldBe("""{"vault":{"content":"gold"}}""");
    }

    [Fact]
    public async Task Field_for_roles_is_given_to_any_of_them()
    {
        (await AskAsync("{ vault { keys } }", user: LibraryServer.Reader("guest"))).Codes().ShouldBe(["AUTH_NOT_AUTHORIZED"]);
        (await AskAsync("{ vault { keys } }", user: LibraryServer.Reader("owner"))).Data().ShouldBe("""{"vault":{"keys":4}}""");
    }

    [Theory]
    [InlineData("""{ name: "a" }""", "a 4 -  -")]
    [InlineData("""{ name: "a", sides: 3, inner: { name: "b" }, note: "n" }""", "a 3 b  n")]
    [InlineData("""{ name: "a", ids: ["QTox", "QToy"], inner: null }""", "a 4 - 1,2 -")]
    public async Task Input_of_a_class_is_made_by_constructor_and_setters(string shape, string expected) =>
        (await AskAsync($"{{ describe(shape: {shape}) }}")).At("data", "describe").GetString().ShouldBe(expected);

    [Fact]
    public async Task Json_passes_through_unchanged() =>
        (await AskAsync("query($j: Any!) { mirror(json: $j) }", """{"j": {"b": [1, 2.5, null, "x"], "a": {}}}"""))
            .Data().ShouldBe("""{"mirror":{"b":[1,2.5,null,"x"],"a":{}}}""");

    [Fact]
    public async Task Date_is_read_and_written() =>
        (await AskAsync("""{ day(day: "2024-02-29") none: day }""")).Data().ShouldBe("""{"day":"2024-02-29","none":null}""");

    [Fact]
    public async Task Loader_that_is_added_as_a_type_is_injected()
    {
        (await AskAsync("{ loads }")).Data().ShouldBe("""{"loads":true}""");
        (await AskAsync("{ hidden }")).Codes().ShouldBe(["GRAPHQL_VALIDATION_FAILED"]);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<JsonElement> AskAsync(string query, string variables = "{}", ClaimsPrincipal? user = null)
    {
        await using var scope = _services.CreateAsyncScope();
        return await Requests.AskAsync(
            _services.GetRequiredService<GraphQLExecutor>(), scope.ServiceProvider, query, variables, user);
    }
}
