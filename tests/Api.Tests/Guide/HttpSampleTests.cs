using System.Text;
using System.Text.Json;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Tests.Guide;

/// <summary>requests/*.http as an editor sends them.</summary>
public sealed class HttpSampleTests(GuideMarket market) : IClassFixture<GuideMarket>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Path.Combine(RepositoryFolder.Find(), "requests"), "*.http").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Samples_are_answered(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RepositoryFolder.Find(), "requests", file), Ct);
        var samples = text.ReplaceLineEndings("\n").Split("\n###").Skip(1).ToList();
        samples.Count.ShouldBeGreaterThan(2);
        foreach (var sample in samples)
        {
            // The first line is what follows ### there: the sample's title.
            var lines = Filled(sample).Split('\n')[1..];
            var headers = lines.TakeWhile(line => line.Length > 0).ToList();
            using var request = new HttpRequestMessage(HttpMethod.Parse(headers[0].Split(' ')[0]), headers[0].Split(' ')[1])
            {
                Content = new StringContent(string.Join('\n', lines.Skip(headers.Count)), Encoding.UTF8, "application/json"),
            };
            foreach (var header in headers.Skip(1).Select(line => line.Split(": ")).Where(header => header[0] != "Content-Type"))
                request.Headers.Add(header[0], header[1]);
            using var http = new HttpClient();
            using var response = await http.SendAsync(request, Ct);
            var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Ct));
            response.IsSuccessStatusCode.ShouldBeTrue(answer.ToString());
            answer.TryGetProperty("errors", out _).ShouldBeFalse(answer.ToString());
        }
    }

    private string Filled(string sample)
    {
        var values = market.Values().ToDictionary(v => v.Name, v => v.Value);
        (string Name, string Value)[] used =
        [
            ("host", market.Address.ToString().TrimEnd('/')), ("accessToken", market.Token), ("asset", values["asset id"]),
            ("contract", values["contract"]), ("token", values["token"]), ("job", market.Job), ("position", market.Position),
            ("uuid", values["a new uuid"]),
        ];
        return used.Aggregate(sample, (text, v) => text.Replace($"{{{{{v.Name}}}}}", v.Value, StringComparison.Ordinal));
    }
}
