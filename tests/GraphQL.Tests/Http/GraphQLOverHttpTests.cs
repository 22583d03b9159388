using System.Net;
using NeuraNft.GraphQL.Tests.Binding;

namespace NeuraNft.GraphQL.Tests.Http;

public sealed class GraphQLOverHttpTests
{
    private const string ResponseJson = "application/graphql-response+json";

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/graphql-response+json", ResponseJson)]
    [InlineData("application/json;q=0.9, application/graphql-response+json", ResponseJson)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", "application/json")]
    [InlineData("application/json, application/graphql-response+json; charset=utf-8", ResponseJson)]
    [InlineData("text/html, */*;q=0.1", "application/json")]
    public async Task Answer_comes_in_the_media_type_asked_for(string? accept, string expected)
    {
        await using var server = await HttpServer.StartAsync();
        var response = await server.PostAsync("""{"query":"{ echo }"}""", accept);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe($"{expected}; charset=utf-8");
        (await response.JsonAsync()).Data().ShouldBe("""{"echo":"nothing ScienceFiction "}""");
    }

    [Fact]
    public async Task Answer_in_another_media_type_is_not_to_be_had()
    {
        await using var server = await HttpServer.StartAsync();
        (await (await server.PostAsync("""{"query":"{ echo }"}""", "text/html")).StatusAsync()).ShouldBe("406 NOT_ACCEPTABLE");
    }

    [Theory]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nonsense }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query($g: Genre!) { echo(genre: $g) }", "BAD_USER_INPUT")]
    [InlineData("query A { echo } query B { echo }", "OPERATION_RESOLUTION_FAILURE")]
    public async Task Refused_request_has_status_400_but_for_clients_of_plain_json(string query, string code)
    {
        await using var server = await HttpServer.StartAsync();
        var body = $$"""{"query":"{{query}}"}""";
        var response = await server.PostAsync(body, ResponseJson);
        (await response.JsonAsync()).TryGetProperty("data", out _).ShouldBeFalse();
        (await response.StatusAsync()).ShouldBe($"400 {code}");
        (await (await server.PostAsync(body, "application/json")).StatusAsync()).ShouldBe($"200 {code}");
    }

    [Fact]
    public async Task Executed_request_has_status_200_whatever_its_errors()
    {
        await using var server = await HttpServer.StartAsync();
        var response = await server.PostAsync("""{"query":"{ broken }"}""", ResponseJson);
        (await response.StatusAsync()).ShouldBe("200 INTERNAL_SERVER_ERROR");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("GET", "POST")]
    [InlineData("PUT", "GET,POST")]
    [InlineData("DELETE", "GET,POST")]
    public async Task Method_that_is_not_served_is_refused(string method, string allowed)
    {
        await using var server = await HttpServer.StartAsync();
        var request = new HttpRequestMessage(new HttpMethod(method), "?query={echo}");
        var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.StatusAsync()).ShouldBe("405 METHOD_NOT_ALLOWED");
        response.Content.Headers.Allow.ShouldBe(allowed.Split(','));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=latin1")]
    public async Task Content_other_than_json_is_refused(string contentType)
    {
        await using var server = await HttpServer.StartAsync();
        var response = await server.PostAsync("""{"query":"{ echo }"}""", contentType: contentType);
        (await response.StatusAsync()).ShouldBe("415 UNSUPPORTED_MEDIA_TYPE");
    }

    [Theory]
    [InlineData("", "BAD_REQUEST")]
    [InlineData("{", "BAD_REQUEST")]
    [InlineData("\"{ echo }\"", "BAD_REQUEST")]
    [InlineData("[]", "BATCHING_DISABLED")]
    [InlineData("""[{"query":"{ echo }"}]""", "BATCHING_DISABLED")]
    [InlineData("{}", "BAD_REQUEST")]
    [InlineData("""{"query":7}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ echo }","query":"{ broken }"}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ echo }","operationName":{}}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ echo }","variables":[]}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ echo }","variables":"{}"}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ echo }","extensions":1}""", "BAD_REQUEST")]
    [InlineData("""{"query":"{ echo(text: \"\ud800\") }"}""", "BAD_REQUEST")]
    public async Task Body_that_is_no_request_is_refused(string body, string code)
    {
        await using var server = await HttpServer.StartAsync();
        (await (await server.PostAsync(body)).StatusAsync()).ShouldBe($"400 {code}");
    }

    [Fact]
    public async Task Null_parameters_count_as_absent()
    {
        await using var server = await HttpServer.StartAsync();
        var response = await server.PostAsync("""{"query":"{ echo }","operationName":null,"variables":null,"extensions":null}""");
        (await response.StatusAsync()).ShouldBe("200");
    }
}
