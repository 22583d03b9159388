using Neura.GraphQL.Execution;
using NeuraNft.Application.Audit.Anchoring;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NeuraNft.Api.Telemetry;

/// <summary>
/// Sends spans and counters to a collector by OTLP, from the start of the process to its end. Where it is, and how often it is told,
/// the variables of OpenTelemetry say (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c> and its kin); without that one nothing is sent.
/// </summary>
internal sealed class TelemetryExport : IHostedService, IDisposable
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <summary>The spans that are worth sending: requests, operations, statements.</summary>
    public static TracerProviderBuilder Traces() => Sdk.CreateTracerProviderBuilder()
        .SetResourceBuilder(Process())
        .AddSource("Microsoft.AspNetCore", GraphQLTelemetry.SourceName, "Npgsql");

    /// <summary>The meters that are worth sending: ours, and those of what we run on.</summary>
    public static MeterProviderBuilder Metrics() => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(Process())
        .AddMeter(
            GraphQLTelemetry.MeterName, "NeuraNft.Chain", AnchorMetrics.MeterName, "Npgsql", "Microsoft.AspNetCore.Hosting",
            "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _traces = Traces().AddOtlpExporter().Build();
        _metrics = Metrics().AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // What is left is sent, but a collector that does not answer keeps nobody from stopping.
        _traces?.Shutdown(2_000);
        _metrics?.Shutdown(2_000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private static ResourceBuilder Process() => ResourceBuilder.CreateDefault().AddService("neuranft").AddEnvironmentVariableDetector();
}
