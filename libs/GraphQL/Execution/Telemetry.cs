using System.Diagnostics;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution;

/// <summary>
/// Spans of operations, by https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/. The document's text is never in them,
/// for it may hold secrets as literals.
/// </summary>
public static class Telemetry
{
    /// <summary>The name to give to a tracer.</summary>
    public const string SourceName = "Neura.GraphQL";

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(RequestDocument document, OperationDefinitionNode operation)
    {
        if (!Source.HasListeners())
            return null;
        var type = operation.Operation.ToKeyword();
        var span = Source.StartActivity(type, ActivityKind.Server);
        span?.SetTag("graphql.operation.type", type);
        span?.SetTag("graphql.operation.name", operation.Name?.Value);
        span?.SetTag("graphql.document.hash", $"sha256:{document.Hash.High:x32}{document.Hash.Low:x32}");
        return span;
    }
}
