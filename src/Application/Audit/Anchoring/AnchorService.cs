using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>Looks again and again whether an anchor is due.</summary>
public sealed class AnchorService(
    AnchorLog anchors, IOptions<AnchorOptions> options, TimeProvider time, ILogger<AnchorService> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PollSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await anchors.RunAsync(stoppingToken) is { } outcome and not AnchorOutcome.Anchored)
                    AuditLogging.NotAnchored(log, outcome.ToString());
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Chain or database does not answer: the gap grows and shows, and the market's work goes on.
                AuditLogging.AnchoringWaits(log, e.Message);
            }
        }
    }
}
