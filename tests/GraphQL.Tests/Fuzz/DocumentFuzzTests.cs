using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Neura.GraphQL.Execution;
using Neura.GraphQL.Execution.Coercion;
using Neura.GraphQL.Types;
using NeuraNft.GraphQL.Tests.Corpora;
using NeuraNft.GraphQL.Tests.Execution;

namespace NeuraNft.GraphQL.Tests.Fuzz;

/// <summary>The corpora's documents, broken at random: nothing but an answer comes out of the engine.</summary>
public sealed class DocumentFuzzTests
{
    private readonly Dictionary<string, GraphQLExecutor> _executors = new(StringComparer.Ordinal);

    [Fact]
    public void Document_however_broken_is_answered()
    {
        var cases = Corpus.Read("execution.json").Cases
            .Select(c => (
                Sdl: c.GetProperty("sdl").GetString()!,
                Query: c.GetProperty("query").GetString()!,
                Root: JsonValues.From(c.GetProperty("root")),
                Variables: c.TryGetProperty("variables", out var given) ? given.GetRawText() : "{}"))
            .ToList();
        var examples =
            from index in Gen.Choose(0, cases.Count - 1)
            from document in Mutation.Some
            from variables in Mutation.Some
            from changes in Gen.Choose(0, 3)
            select (index, document, variables, changes);
        Prop.ForAll(examples.ToArbitrary(), example =>
        {
            var (sdl, query, root, variables) = cases[example.index];
            var request = new GraphQLRequest(Mutation.Apply(query, example.document))
            {
                Variables = Variables(example.changes > 0 ? variables : Mutation.Apply(variables, example.variables)),
                RootValue = root,
                TraceId = "t",
            };
            var answer = Executor(sdl).ExecuteAsync(request, CancellationToken.None).GetAwaiter().GetResult().ToJson();
            return ResponseShape.Check(answer) is null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void Document_of_the_validation_corpus_however_broken_is_answered()
    {
        var corpus = Corpus.Read("validation.json");
        var schemas = corpus.Root.GetProperty("schemas").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        var cases = corpus.Cases
            .Select(c => (Sdl: schemas[c.GetProperty("schema").GetString()!], Query: c.GetProperty("query").GetString()!))
            .ToList();
        var examples = from index in Gen.Choose(0, cases.Count - 1) from document in Mutation.Some select (index, document);
        Prop.ForAll(examples.ToArbitrary(), example =>
        {
            var (sdl, query) = cases[example.index];
            var request = new GraphQLRequest(Mutation.Apply(query, example.document)) { Variables = Variables("""{"x":1}""") };
            var answer = Executor(sdl).ExecuteAsync(request, CancellationToken.None).GetAwaiter().GetResult().ToJson();
            return ResponseShape.Check(answer) is null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    private GraphQLExecutor Executor(string sdl)
    {
        if (!_executors.TryGetValue(sdl, out var executor))
            _executors[sdl] = executor = new GraphQLExecutor(Schema.Parse(sdl), defaultResolver: new CorpusValues().Resolve);
        return executor;
    }

    private static IReadOnlyDictionary<string, object?>? Variables(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? JsonValues.Map(document.RootElement) : null;
        }
        catch (Exception noJson) when (noJson is JsonException or InvalidOperationException or ArgumentException)
        {
            return null; // the door refuses it; see the test of the door
        }
    }
}
