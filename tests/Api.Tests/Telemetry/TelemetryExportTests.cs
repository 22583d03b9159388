using System.Collections.Concurrent;
using Neura.GraphQL.Execution;
using NeuraNft.Api.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Span = System.Diagnostics.Activity;

namespace NeuraNft.Api.Tests.Telemetry;

// Beside it there is a namespace of tests of that name.
using Activity = System.Diagnostics.Activity;

/// <summary>What a collector would be sent by a market that runs, gathered in memory in its place.</summary>
public sealed class TelemetryExportTests(Market market)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Spans_of_requests_operations_and_statements_are_exported_refused_ones_with_their_code()
    {
        var exporter = new Spans();
        using (var traces = TelemetryExport.Traces().AddProcessor(new SimpleActivityExportProcessor(exporter)).Build())
        {
            await market.Door.AskAsync("query TelemetryTour { assets(first: 1) { nodes { id } } }", new { }, Ct);
            await market.Door.AskAsync("{ telemetryNonsense }", new { }, Ct);
            traces.ForceFlush(5_000);
        }
        var spans = exporter.Seen.ToList();
        var operation = spans.Single(s => "TelemetryTour".Equals(s.GetTagItem("graphql.operation.name")));
        operation.DisplayName.ShouldBe("query");
        spans.ShouldContain(s => s.Source.Name == "Microsoft.AspNetCore" && s.SpanId == operation.ParentSpanId);
        spans.ShouldContain(s => s.Source.Name == "Npgsql" && s.TraceId == operation.TraceId);
        spans.ShouldContain(s => s.Source.Name == GraphQLTelemetry.SourceName
            && "GRAPHQL_VALIDATION_FAILED".Equals(s.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Counters_of_operations_and_of_the_chain_are_exported()
    {
        var names = new MetricNames();
        using (var metrics = TelemetryExport.Metrics().AddReader(new BaseExportingMetricReader(names)).Build())
        {
            await market.Door.AskAsync("{ __typename }", new { }, Ct);
            // The chain goes on by itself; its gauges are read with every collection.
            metrics.ForceFlush(5_000);
        }
        names.Seen.ShouldContain("graphql.requests");
        names.Seen.ShouldContain("graphql.request.duration");
        names.Seen.ShouldContain("neuranft.chain.lag.blocks");
    }

    private sealed class Spans : BaseExporter<Span>
    {
        public ConcurrentQueue<Span> Seen { get; } = [];

        public override ExportResult Export(in Batch<Span> batch)
        {
            foreach (var span in batch)
                Seen.Enqueue(span);
            return ExportResult.Success;
        }
    }

    private sealed class MetricNames : BaseExporter<Metric>
    {
        public ConcurrentBag<string> Seen { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
                Seen.Add(metric.Name);
            return ExportResult.Success;
        }
    }
}
