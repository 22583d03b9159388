using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NeuraNft.GraphQL.Tests.Http;

namespace NeuraNft.GraphQL.Tests.Fuzz;

/// <summary>Bodies and headers at random: a status of ours and an answer in the protocol's shape, never 500.</summary>
public sealed class HttpFuzzTests
{
    private static readonly int[] Statuses = [200, 400, 406, 413, 415];

    private static readonly string[] Bodies =
    [
        """{"query":"query Q($i: [Int!]) { echo(numbers: $i) }","operationName":"Q","variables":{"i":[1,2]},"extensions":{"a":1}}""",
        """{"id":"0000000000000000000000000000000000000000000000000000000000000000","variables":{}}""",
        """{"query":"query($t: String!) { echo(text: $t) }","variables":{"t":"x\u00e9\ud83d\ude00"}}""",
        """{"query":"{ books(first: 1) { nodes { title } } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}""",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=\"UTF-8\"", "application/json; charset=utf-16",
        "multipart/form-data; boundary=x", "text/plain", "application/graphql", "application/json;;", "APPLICATION/JSON",
    ];

    private static readonly string?[] Accepts =
    [
        null, "*/*", "application/json", "application/graphql-response+json", "text/event-stream;q=0, */*", "x", ";;;",
        "application/json;q=2", "application/*;q=0.1, text/html",
    ];

    [Fact]
    public async Task Any_bytes_are_answered()
    {
        await using var server = await HttpServer.StartAsync();
        Prop.ForAll(
            Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary(),
            bytes => Check(server, bytes, "application/json", null)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public async Task Any_body_and_headers_are_answered()
    {
        await using var server = await HttpServer.StartAsync();
        var examples =
            from body in Gen.Elements(Bodies)
            from mutations in Mutation.Some
            from contentType in Gen.Elements(ContentTypes)
            from accept in Gen.Elements(Accepts)
            select (Text: Mutation.Apply(body, mutations), contentType, accept);
        Prop.ForAll(examples.ToArbitrary(), e => Check(server, Encoding.UTF8.GetBytes(e.Text), e.contentType, e.accept))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600));
    }

    [Theory]
    [InlineData("""{"query":"query($i: [Int!]) { echo(numbers: $i) }","variables":{"i":[1e400]}}""")]
    [InlineData("""{"query":"query($i: [Int!]) { echo(numbers: $i) }","variables":{"i":[99999999999999999999999999999999999999]}}""")]
    [InlineData("""{"query":"query($i: [Int!]) { echo(numbers: $i) }","variables":{"i":[-1E-999999999]}}""")]
    [InlineData("{\"query\":\"{ echo }\",\"variables\":{\"x\":\"\xff\xfe\"}}")]
    [InlineData("\uFEFF{\"query\":\"{ echo }\"}")]
    [InlineData("""{"query":"{ echo }","variables":{"a":1,"a":2}}""")]
    [InlineData("""{"query":"{ echo(text: \"\u0000\") }"}""")]
    public async Task Odd_value_is_answered(string body)
    {
        await using var server = await HttpServer.StartAsync();
        Check(server, Encoding.Latin1.GetBytes(body), "application/json", null).ShouldBeTrue();
        Check(server, Encoding.UTF8.GetBytes(body), "application/json", null).ShouldBeTrue();
    }

    private static bool Check(HttpServer server, byte[] body, string contentType, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = server.Client.Send(request, CancellationToken.None);
        Statuses.ShouldContain((int)response.StatusCode);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        var text = reader.ReadToEnd();
        if (response.Content.Headers.ContentType?.MediaType != "text/event-stream")
            ResponseShape.Check(text).ShouldBeNull(text);
        return true;
    }
}
