using Microsoft.Extensions.DependencyInjection;
using Neura.GraphQL.Binding;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Http;
using NeuraNft.GraphQL.Tests.Binding;
using NeuraNft.GraphQL.Tests.Subscriptions;

namespace NeuraNft.GraphQL.Tests.Http;

public sealed class TrustedDocumentTests : IDisposable
{
    private const string Hello = "query Hello($n: String!) { hello(name: $n) }";
    private const string Change = "mutation { change }";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("documents");
    private readonly string _hello = DocumentId.Of(Hello);
    private readonly string _change = DocumentId.Of(Change);

    public TrustedDocumentTests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, $"{_hello}.graphql"), Hello);
        File.WriteAllText(Path.Combine(_folder.FullName, "change.graphql"), Change);
    }

    [Theory]
    [InlineData("""{"id":"HELLO","variables":{"n":"a"}}""")]
    [InlineData("""{"documentId":"sha256:HELLO","variables":{"n":"a"}}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"HELLO"}},"variables":{"n":"a"}}""")]
    public async Task Document_is_named_by_its_hash(string body)
    {
        await using var server = await StartAsync();
        var response = await server.PostAsync(body.Replace("HELLO", _hello, StringComparison.Ordinal));
        (await response.JsonAsync()).Data().ShouldBe("""{"hello":"hi a"}""");
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("../../../etc/passwd")]
    [InlineData("change")]
    public async Task Unknown_id_is_refused(string id)
    {
        await using var server = await StartAsync();
        (await (await server.PostAsync($$"""{"id":"{{id}}"}""")).StatusAsync()).ShouldBe("200 PERSISTED_QUERY_NOT_FOUND");
    }

    [Fact]
    public async Task Id_that_belongs_to_another_text_is_refused()
    {
        await using var server = await StartAsync();
        (await (await server.PostAsync($$"""{"id":"{{_hello}}","query":"{ hello }"}""")).StatusAsync()).ShouldBe("200 BAD_REQUEST");
    }

    [Fact]
    public async Task Nothing_but_trusted_documents_runs_where_the_server_says_so()
    {
        await using var server = await StartAsync(limits: o => o.OnlyTrustedDocuments = true);
        (await (await server.PostAsync("""{"query":"{ hello }"}""")).StatusAsync()).ShouldBe("200 ONLY_TRUSTED_DOCUMENTS");
        (await (await server.PostAsync($$"""{"query":"{{Change}}"}""")).StatusAsync()).ShouldBe("200");
        (await (await server.PostAsync($$"""{"id":"{{_change}}"}""")).StatusAsync()).ShouldBe("200");
    }

    [Fact]
    public async Task Get_names_a_document_and_bears_the_preflight_header()
    {
        await using var server = await StartAsync();
        var address = $"?id={_hello}&variables={Uri.EscapeDataString("""{"n":"a"}""")}";
        (await GetAsync(server, address, preflight: false)).ShouldBe("400 PREFLIGHT_REQUIRED");
        (await GetAsync(server, address)).ShouldBe("200");
        (await GetAsync(server, "?query={hello}")).ShouldBe("405 METHOD_NOT_ALLOWED");
        (await GetAsync(server, "")).ShouldBe("400 BAD_REQUEST");
        (await GetAsync(server, $"?id={_hello}&variables=[]")).ShouldBe("400 BAD_REQUEST");
        (await GetAsync(server, $"?id={_hello}&id={_change}")).ShouldBe("400 BAD_REQUEST");
    }

    [Fact]
    public async Task Get_never_changes_anything()
    {
        await using var server = await StartAsync();
        (await GetAsync(server, $"?id={_change}")).ShouldBe("405 OPERATION_NOT_ALLOWED");
        await using var open = await StartAsync(http: o => o.GetRequests = GetRequests.Queries);
        (await GetAsync(open, "?query={hello}")).ShouldBe("200");
        (await GetAsync(open, "?query=mutation{change}")).ShouldBe("405 OPERATION_NOT_ALLOWED");
    }

    [Fact]
    public void File_of_another_hash_than_its_name_stops_the_start()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, $"{_hello}.graphql"), "{ fail }");
        Should.Throw<InvalidDataException>(() => new FileSystemOperationDocumentStorage(_folder.FullName));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<string> GetAsync(HttpServer server, string address, bool preflight = true)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (preflight)
            request.Headers.Add("GraphQL-Preflight", "1");
        return await (await server.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusAsync();
    }

    private Task<HttpServer> StartAsync(Action<GraphQLOptions>? limits = null, Action<GraphQLHttpOptions>? http = null) =>
        HttpServer.StartAsync(limits, http, Register);

    private GraphQLServerBuilder Register(IServiceCollection services) =>
        Ticker.Register(services).AddFileSystemOperationDocumentStorage(_folder.FullName);
}
