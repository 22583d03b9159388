using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Neura.GraphQL;
using Neura.GraphQL.Types;

namespace NeuraNft.GraphQL.Tests.Execution;

/// <summary>The resolver of execution.json: fields are properties of JSON, with a few words for errors and delays.</summary>
internal sealed partial class CorpusValues
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int _counter;

    public ValueTask<object?> Resolve(IResolverContext context)
    {
        if (context.Parent is not IReadOnlyDictionary<string, object?> parent)
            return new((object?)null);
        var value = Revive(parent.GetValueOrDefault(context.Field.Name), context);
        return value switch
        {
            Exception error => throw error,
            Task<object?> later => new(later),
            _ => new(value),
        };
    }

    private object? Revive(object? value, IResolverContext context) => value switch
    {
        IReadOnlyDictionary<string, object?> map when map.TryGetValue("$error", out var message) => new GraphQLException((string)message!),
        IReadOnlyDictionary<string, object?> map when map.TryGetValue("$async", out var inner) => Later(inner, context),
        IReadOnlyDictionary<string, object?> map when map.ContainsKey("$args") => ArgumentsAsJson(context),
        IReadOnlyDictionary<string, object?> map when map.ContainsKey("$counter") => ++_counter,
        List<object?> list => list.Select(item => Revive(item, context)).ToList(),
        _ => value,
    };

    private async Task<object?> Later(object? inner, IResolverContext context)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, context.RequestAborted);
        var value = Revive(inner, context);
        return value is Exception error ? throw error : value;
    }

    private static string ArgumentsAsJson(IResolverContext context)
    {
        var given = new OrderedDictionary<string, object?>();
        foreach (var definition in context.Field.Arguments)
            if (context.Arguments.TryGetValue(definition.Name, out var value))
                given.Add(definition.Name, value);
        // .NET always escapes what lies beyond the basic plane; graphql-js never does.
        return Pair().Replace(JsonSerializer.Serialize(given, Relaxed), pair => Regex.Unescape(pair.Value));
    }

    [GeneratedRegex(@"\\u[dD][89abAB]..\\u[dD][c-fC-F]..")]
    private static partial Regex Pair();
}
