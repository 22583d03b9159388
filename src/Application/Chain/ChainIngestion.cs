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
/// Follows the chain's final blocks from the cursor on. Killed at any instant it resumes at the block it had not finished.
/// </summary>
public sealed class ChainIngestion(
    IBlockSource source, BlockIngestion ingestion, IOptions<ChainOptions> options, ChainMetrics metrics, TimeProvider time,
        ILogger<ChainIngestion> log)
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
            catch (ChainHaltedException e)
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
    private static bool IsPassing(Exception e) => e is NearRpcException or NearFormatException or JsonException or HttpRequestException
        or NpgsqlException or EventStoreUnavailableException;

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
        var cursor = await ingestion.CursorAsync(cancellationToken);
        var height = cursor?.Height + 1 ?? await FirstHeightAsync(cancellationToken);
        while (true)
        {
            switch (await source.ReadAsync(height, cancellationToken))
            {
                case BlockRead.Found found:
                    cursor = await ingestion.TakeAsync(found.Block, cursor, cancellationToken);
                    height = cursor.Height + 1;
                    break;
                case BlockRead.Skipped:
                    // Only the next block's previous hash makes this certain; TakeAsync checks it.
                    height++;
                    break;
                case BlockRead.NotFinal:
                    await Task.Delay(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time, cancellationToken);
                    break;
            }
        }
    }

    private async Task<ulong> FirstHeightAsync(CancellationToken cancellationToken) =>
        options.Value.StartHeight is > 0 and var height ? height : await source.FinalHeightAsync(cancellationToken);
}
