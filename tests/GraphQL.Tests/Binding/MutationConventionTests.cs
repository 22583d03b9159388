using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Binding;

public sealed class MutationConventionTests : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public MutationConventionTests()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddGraphQLServer().AddTypes(typeof(Queries), typeof(Mutations));
        _services = services.BuildServiceProvider();
    }

    [Fact]
    public void Mutation_has_one_input_and_a_payload()
    {
        var sdl = _services.GetRequiredService<Schema>().Print();
        sdl.ShouldContain("  rename(input: RenameInput!): RenamePayload!");
        sdl.ShouldContain("input RenameInput {\n  name: String!\n  times: Int! = 1\n}");
        sdl.ShouldContain("union RenameError = NameTakenError | Shouted");
        sdl.ShouldContain("type NameTakenError implements Error {");
        sdl.ShouldContain("  reset: ResetPayload!");
    }

    [Theory]
    [InlineData("new", """{"rename":{"thing":{"name":"newnew"},"errors":null}}""")]
    [InlineData("old", """{"rename":{"thing":null,"errors":[{"__typename":"NameTakenError","message":"Taken.","name":"old"}]}}""")]
    [InlineData("NEW", """{"rename":{"thing":null,"errors":[{"__typename":"Shouted","message":"Do not shout."}]}}""")]
    public async Task Refusal_is_told_as_data(string name, string expected) =>
        (await AskAsync($$"""
            mutation {
              rename(input: { name: "{{name}}", times: 2 }) {
                thing { name }
                errors { __typename ... on Error { message } ... on NameTakenError { name } }
              }
            }
            """)).Data().ShouldBe(expected);

    [Fact]
    public async Task Failure_that_is_no_refusal_stays_an_error() =>
        (await AskAsync("""mutation { rename(input: { name: "" }) { thing { name } } }""")).Codes().ShouldBe(["INTERNAL_SERVER_ERROR"]);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private Task<JsonElement> AskAsync(string query) =>
        Requests.AskAsync(_services.GetRequiredService<GraphQLExecutor>(), _services, query, "{}", null);

    [QueryType]
    internal static class Queries
    {
        public static int One() => 1;
    }

    [MutationType]
    internal static class Mutations
    {
        [UseMutationConvention, Error(typeof(NameTakenException)), Error(typeof(Shouted))]
        public static async Task<Thing> RenameAsync(string name, int times = 1)
        {
            await Task.Yield();
            return name switch
            {
                "" => throw new InvalidOperationException("secret"),
                "old" => throw new NameTakenException(name),
                "NEW" => throw new ArgumentException("loud", nameof(name)),
                _ => new Thing(string.Concat(Enumerable.Repeat(name, times))),
            };
        }

        [UseMutationConvention(PayloadFieldName = "done")]
        public static bool Reset() => true;
    }

    internal sealed record Thing(string Name);

    internal sealed class NameTakenException(string name) : Exception("Taken.")
    {
        public string Name { get; } = name;
    }

    internal sealed record Shouted(string Message) : IError
    {
        public static Shouted CreateErrorFrom(ArgumentException _) => new("Do not shout.");
    }
}
