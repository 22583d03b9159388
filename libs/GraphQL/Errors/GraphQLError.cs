using Neura.GraphQL.Language;

namespace Neura.GraphQL;

/// <summary>
/// An error as the specification's response format knows it (https://spec.graphql.org/October2021/#sec-Errors).
/// </summary>
public sealed class GraphQLError
{
    public GraphQLError(
        string message,
        IReadOnlyList<ErrorLocation>? locations = null,
        IReadOnlyList<object>? path = null,
        IReadOnlyDictionary<string, object?>? extensions = null,
        Exception? exception = null)
    {
        Message = message;
        Locations = locations is { Count: > 0 } ? locations : null;
        Path = path;
        Extensions = extensions;
        Exception = exception;
    }

    public GraphQLError(string message, params IReadOnlyList<ISyntaxNode?> nodes) : this(message, LocationsOf(nodes)) { }

    public string Message { get; }

    /// <summary>Null where no place is known; never empty.</summary>
    public IReadOnlyList<ErrorLocation>? Locations { get; }

    /// <summary>Response names (string) and list indices (int) from the root to the field; null outside of execution.</summary>
    public IReadOnlyList<object>? Path { get; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>What a resolver threw; for logs only, never sent to a client.</summary>
    public Exception? Exception { get; }

    /// <summary>The value of <c>extensions.code</c>, if any.</summary>
    public string? Code => Extensions?.GetValueOrDefault("code") as string;

    public GraphQLError WithPath(IReadOnlyList<object>? path) => new(Message, Locations, path, Extensions, Exception);

    public GraphQLError WithLocations(IReadOnlyList<ErrorLocation>? locations) => new(Message, locations, Path, Extensions, Exception);

    public GraphQLError WithExtension(string key, object? value)
    {
        var extensions = Extensions is null ? new Dictionary<string, object?>() : new Dictionary<string, object?>(Extensions);
        extensions[key] = value;
        return new(Message, Locations, Path, extensions, Exception);
    }

    public GraphQLError WithCode(string code) => WithExtension("code", code);

    public override string ToString() =>
        Locations is null ? Message : $"{Message} ({string.Join(", ", Locations.Select(l => $"{l.Line}:{l.Column}"))})";

    private static List<ErrorLocation> LocationsOf(IReadOnlyList<ISyntaxNode?> nodes)
    {
        var locations = new List<ErrorLocation>(nodes.Count);
        foreach (var node in nodes)
            if (node?.Location is { } at)
                locations.Add(new ErrorLocation(at.Line, at.Column));
        return locations;
    }
}
