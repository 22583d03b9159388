using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NeuraNft.Application.Chain.Reconciliation;

/// <summary>Compares a sample of each followed contract's assets with the chain, now and then, and says what differs.</summary>
public sealed class ReconciliationService(
    Reconciler reconciler, IOptions<ChainOptions> chain, IOptions<ReconciliationOptions> options, TimeProvider time,
    ILogger<ReconciliationService> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.EveryMinutes == 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(options.Value.EveryMinutes), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var contract in chain.Value.Followed().Where(c => c.Kind != ContractKind.Market))
                await CompareAsync(contract, stoppingToken);
    }

    internal async Task CompareAsync(FollowedContract contract, CancellationToken cancellationToken)
    {
        try
        {
            var request = new ReconciliationRequest(
                chain.Value.Network, contract.Account, contract.Kind, null, options.Value.Sample);
            var report = await reconciler.RunAsync(request, cancellationToken);
            if (report.Drifts.Count > 0)
                ChainLog.Drifted(log, report.Drifts.Count, contract.Account, report.Height, report.Id);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was: to compare is a service beside the market's work, and must not end it.
            ChainLog.NotCompared(log, contract.Account, e.Message);
        }
    }
}
