using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Rpc;
using Npgsql;

namespace NeuraNft.Application.Chain;

/// <summary>
/// Follows the chain's final blocks from the cursors on. Killed at any instant it resumes at the block it had not finished.
/// </summary>
public sealed class ChainIngestion(
    ChainFollower follower, IOptions<ChainOptions> options, ChainMetrics metrics, TimeProvider time, ILogger<ChainIngestion> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is ChainHaltedException or BlockSourceException { MustHalt: true })
            {
                // Read again from the cursor: the source may have been wrong. As long as it insists, nothing is appended.
                metrics.Halted();
                ChainLog.Halted(log, e.Message);
                await PauseAsync(stoppingToken);
            }
            catch (Exception e) when (IsPassing(e))
            {
                ChainLog.Retrying(log, e.Message);
                await PauseAsync(stoppingToken);
            }
        }
    }

    // Down, slow, or talking nonsense: none of it is a reason for the host to end.
    private static bool IsPassing(Exception e) => e is NearRpcException or BlockSourceException or NearFormatException or JsonException
        or IOException or HttpRequestException or NpgsqlException or EventStoreUnavailableException;

    private async Task PauseAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The loop looks at the token itself.
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await follower.StartAsync(cancellationToken);
        while (true)
        {
            if (!await follower.StepAsync(cancellationToken))
                await Task.Delay(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time, cancellationToken);
        }
    }
}
