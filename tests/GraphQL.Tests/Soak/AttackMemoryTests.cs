using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using NeuraNft.GraphQL.Tests.Corpora;
using NeuraNft.GraphQL.Tests.Language;

namespace NeuraNft.GraphQL.Tests.Soak;

/// <summary>Hostile documents against a process that may hold little: each is answered, and the process is there afterwards.</summary>
public sealed class AttackMemoryTests
{
    private const long MiB = 1024 * 1024;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Attack_costs_the_engine_no_more_than_64_MiB()
    {
        var corpus = Corpus.Read("attack.json");
        await using var server = await StartAsync(corpus, 160 * MiB);
        foreach (var item in corpus.Cases)
        {
            using var content = new StringContent(AttackCorpusTests.Document(item));
            using var answer = await server.Client.PostAsync("engine", content, Ct);
            var name = item.GetProperty("name").GetString();
            var told = (await answer.Content.ReadAsStringAsync(Ct)).Split(' ');
            // A guard against minutes, on a machine that others share; the benchmark measures the second.
            long.Parse(told[0], CultureInfo.InvariantCulture).ShouldBeLessThan(10_000, name);
            long.Parse(told[1], CultureInfo.InvariantCulture).ShouldBeLessThan(64 * MiB, name);
            server.HasExited.ShouldBeFalse(name);
        }
    }

    [Fact]
    public async Task All_attacks_at_once_through_the_door_are_answered_by_a_process_of_160_MiB()
    {
        var corpus = Corpus.Read("attack.json");
        await using var server = await StartAsync(corpus, 160 * MiB);
        var statuses = await Task.WhenAll(corpus.Cases.Select(item => PostAsync(server, AttackCorpusTests.Document(item))));
        statuses.ShouldAllBe(s => s == 200 || s == 413);
        (await PostAsync(server, "{ __typename }")).ShouldBe(200);
        server.HasExited.ShouldBeFalse();
    }

    private static async Task<ServerProcess> StartAsync(Corpus corpus, long limit)
    {
        var schema = Path.GetTempFileName();
        await File.WriteAllTextAsync(schema, corpus.Root.GetProperty("sdl").GetString(), Ct);
        var server = await ServerProcess.StartAsync(limit, schema, Ct);
        File.Delete(schema);
        return server;
    }

    private static async Task<int> PostAsync(ServerProcess server, string query)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new { query }));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = content };
        request.Headers.ExpectContinue = true;
        using var answer = await server.Client.SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }
}
