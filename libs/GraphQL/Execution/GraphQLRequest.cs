using System.Security.Claims;

namespace Neura.GraphQL.Execution;

/// <summary>One operation to execute, whatever transport it came by.</summary>
public sealed record GraphQLRequest(string Query)
{
    /// <summary>Names a trusted document; <see cref="Query"/> is then empty, or the text of just that document.</summary>
    public string? DocumentId { get; init; }

    /// <summary>What the transport that the request came by can carry. Default: everything.</summary>
    public AllowedOperations Allowed { get; init; } = AllowedOperations.All;

    /// <summary>Tighter limits for this request. Default: the server's.</summary>
    public RequestLimits? Limits { get; init; }

    /// <summary>Whether the answer tells its cost. Default: no.</summary>
    public CostReport Cost { get; init; }

    /// <summary>Whether the transport wants to tell caches about the answer.</summary>
    internal bool TellsCachePolicy { get; init; }

    /// <summary>Which operation of the document; may be null where there is only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>As read from JSON: string, bool, int, long, double, list, dictionary or null.</summary>
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }

    /// <summary>The <c>extensions</c> of the request, for the protocol's users; the executor reads none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>The services of this request, data loaders among them. Default: none.</summary>
    public IServiceProvider Services { get; init; } = NoServices.Instance;

    /// <summary>Who asks. Default: nobody, who is not authenticated.</summary>
    public ClaimsPrincipal User { get; init; } = new();

    /// <summary>What resolvers of root fields get as their parent. Default null.</summary>
    public object? RootValue { get; init; }

    /// <summary>False refuses <c>__schema</c> and <c>__type</c> for this request.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Told in <c>extensions.traceId</c> of every error; null leaves it out.</summary>
    public string? TraceId { get; init; }
}
