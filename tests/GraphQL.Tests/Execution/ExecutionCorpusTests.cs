using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Execution.Coercion;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Corpora;

namespace NeuraNft.GraphQL.Tests.Execution;

public sealed partial class ExecutionCorpusTests
{
    [Fact]
    public async Task Execution_of_corpus_answers_as_recorded()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var item in Corpus.Read("execution.json").Cases)
        {
            count++;
            if (await RunAsync(item) is { } failure)
                failures.Add($"{item.GetProperty("id").GetString()}: {failure}");
        }
        failures.ShouldBeEmpty($"{failures.Count} of {count}:\n{string.Join("\n", failures.Take(15))}");
        count.ShouldBeGreaterThan(250);
    }

    private static async Task<string?> RunAsync(JsonElement item)
    {
        var executor = new GraphQLExecutor(
            Schema.Parse(item.GetProperty("sdl").GetString()!), defaultResolver: new CorpusValues().Resolve);
        var result = await executor.ExecuteAsync(Request(item), TestContext.Current.CancellationToken);
        var actual = JsonDocument.Parse(result.ToJson()).RootElement;
        var expected = item.GetProperty("result");
        return Text(expected, "data") == Text(actual, "data") && Errors(expected).SetEquals(Errors(actual))
            ? null
            : $"{item.GetProperty("query")} expected {expected} got {actual}";
    }

    private static GraphQLRequest Request(JsonElement item) => new(item.GetProperty("query").GetString()!)
    {
        OperationName = item.TryGetProperty("operationName", out var name) ? name.GetString() : null,
        Variables = item.TryGetProperty("variables", out var variables) ? JsonValues.Map(variables) : null,
        RootValue = JsonValues.From(item.GetProperty("root")),
    };

    private static string? Text(JsonElement result, string name) =>
        result.TryGetProperty(name, out var value)
            ? Number().Replace(JsonSerializer.Serialize(value), n => double.Parse(n.Value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture))
            : null;

    [GeneratedRegex(@"(?<=:)[\d.]+[eE][+-]?\d+")]
    private static partial Regex Number();

    private static HashSet<string> Errors(JsonElement result) => result.TryGetProperty("errors", out var errors)
        ? [.. errors.EnumerateArray().Select(e => $"{e.GetProperty("message")} {Text(e, "path")} {Text(e, "locations")}")]
        : [];
}
