using Microsoft.AspNetCore.Http;
using Neura.GraphQL;
using NeuraNft.GraphQL.Tests.Subscriptions;

namespace NeuraNft.GraphQL.Tests.Http;

/// <summary>An operation is asked for admission once, whatever it came by.</summary>
public sealed class AdmitTests
{
    [Theory]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task Refusal_is_told_with_the_status_and_headers_that_were_chosen(string accept)
    {
        await using var server = await HttpServer.StartAsync(http: o => o.Admit = (context, _, _) =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "1";
            return new(new GraphQLError("Not now.").WithCode("NOT_NOW"));
        });
        var response = await server.PostAsync("""{"query":"{ echo }"}""", accept);
        (await response.StatusAsync()).ShouldBe("503 NOT_NOW");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Refusal_without_a_status_is_a_bad_request_and_what_is_admitted_runs()
    {
        await using var server = await HttpServer.StartAsync(http: o => o.Admit = (_, request, _) =>
            new(request.Query.Contains("no", StringComparison.Ordinal) ? new GraphQLError("No.").WithCode("NO") : null));
        (await (await server.PostAsync("""{"query":"query no { echo }"}""")).StatusAsync()).ShouldBe("400 NO");
        (await (await server.PostAsync("""{"query":"{ echo }"}""")).StatusAsync()).ShouldBe("200");
    }

    [Fact]
    public async Task Operation_on_a_socket_may_be_made_to_wait_and_be_refused_while_others_run()
    {
        var go = new TaskCompletionSource();
        await using var server = await HttpServer.StartAsync(
            http: o => o.Admit = async (_, request, _) =>
            {
                if (!request.Query.Contains("late", StringComparison.Ordinal))
                    return null;
                await go.Task;
                return new GraphQLError("No.").WithCode("NO");
            },
            register: Ticker.Register);
        using var client = await SocketClient.StartAsync(server);
        await client.SubscribeAsync("1", "query late { hello }");
        await client.SubscribeAsync("2", "{ hello }");
        (await client.NextAsync())!.Value.GetProperty("id").GetString().ShouldBe("2");
        (await client.NextAsync())!.Value.GetProperty("type").GetString().ShouldBe("complete");
        go.SetResult();
        var refused = (await client.NextAsync())!.Value;
        (refused.GetProperty("id").GetString(), refused.GetProperty("type").GetString()).ShouldBe(("1", "error"));
        refused.GetProperty("payload")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("NO");
    }
}
