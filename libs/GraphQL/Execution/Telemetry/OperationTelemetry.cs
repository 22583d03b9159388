using System.Diagnostics;
using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution;

/// <summary>
/// One operation as it is seen from outside: its span, by https://opentelemetry.io/docs/specs/semconv/graphql/graphql-spans/, and
/// its share of the counters; refused ones too. The document's text is never in them, for it may hold secrets as literals.
/// </summary>
internal sealed class OperationTelemetry : IDisposable
{
    private const string Unknown = "unknown";

    private readonly Activity? _span = GraphQLTelemetry.Source.StartActivity("GraphQL Operation", ActivityKind.Server);
    private readonly long _start = Stopwatch.GetTimestamp();
    private string _type = Unknown;
    private string _outcome = "cancelled";

    /// <summary>The document, under the name that a trusted one has.</summary>
    public void Reads(string text) => _span?.SetTag("graphql.document.hash", $"sha256:{DocumentId.Of(text)}");

    public void Selects(OperationDefinitionNode operation)
    {
        _type = operation.Operation.ToKeyword();
        if (_span is null)
            return;
        _span.DisplayName = _type;
        _span.SetTag("graphql.operation.type", _type);
        _span.SetTag("graphql.operation.name", operation.Name?.Value);
    }

    public static void Weighs(OperationCost cost)
    {
        if (!GraphQLTelemetry.Cost.Enabled)
            return;
        GraphQLTelemetry.Cost.Record(cost.FieldCost, new KeyValuePair<string, object?>("graphql.cost.kind", "field"));
        GraphQLTelemetry.Cost.Record(cost.TypeCost, new KeyValuePair<string, object?>("graphql.cost.kind", "type"));
    }

    public void Ends(ExecutionResult? result)
    {
        var errors = result?.Errors ?? [];
        _outcome = errors.Count == 0 ? "ok" : result!.IsExecuted ? "partial" : "refused";
        if (GraphQLTelemetry.Errors.Enabled)
            foreach (var error in errors)
                GraphQLTelemetry.Count(error);
        if (_span is null || errors.Count == 0)
            return;
        _span.SetTag("error.type", errors[0].Code ?? ErrorCodes.ExecutionFailed);
        _span.SetTag("graphql.errors", errors.Count);
        // Without the message, which may tell what a caller gave.
        _span.SetStatus(ActivityStatusCode.Error);
    }

    public void Dispose()
    {
        if (GraphQLTelemetry.Requests.Enabled || GraphQLTelemetry.Duration.Enabled)
        {
            var tags = new TagList { { "graphql.operation.type", _type }, { "graphql.outcome", _outcome } };
            GraphQLTelemetry.Requests.Add(1, tags);
            GraphQLTelemetry.Duration.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, tags);
        }
        _span?.Dispose();
    }
}
