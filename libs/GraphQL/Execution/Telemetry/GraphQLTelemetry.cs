using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Neura.GraphQL.Execution;

/// <summary>The names that an exporter listens to, and what is counted under them.</summary>
public static class GraphQLTelemetry
{
    /// <summary>The name of the tracer: one span for each operation, and for each event of a subscription.</summary>
    public const string SourceName = "Neura.GraphQL";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Neura.GraphQL";

    internal static readonly ActivitySource Source = new(SourceName);

    private static readonly Meter Meter = new(MeterName);

    // No names of operations among the tags: a client makes them up, and each would be a series of its own.
    internal static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "graphql.requests", "{request}", "Operations answered, by type and outcome");

    internal static readonly Counter<long> Errors = Meter.CreateCounter<long>(
        "graphql.errors", "{error}", "Errors told to clients, by code");

    internal static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "graphql.request.duration", "s", "From a request to its answer, by type and outcome");

    internal static readonly Histogram<double> Cost = Meter.CreateHistogram<double>(
        "graphql.operation.cost", "{cost}", "What operations may cost at most, by kind");

    internal static readonly UpDownCounter<long> OpenSubscriptions = Meter.CreateUpDownCounter<long>(
        "graphql.subscriptions.open", "{subscription}", "Subscriptions that wait for events");

    /// <summary>Counts what was refused before it was a GraphQL request.</summary>
    internal static void Count(GraphQLError error) => Errors.Add(1, CodeTag(error));

    internal static KeyValuePair<string, object?> CodeTag(GraphQLError error) =>
        new("error.type", error.Code ?? ErrorCodes.ExecutionFailed);
}
