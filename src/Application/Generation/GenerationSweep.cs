using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace NeuraNft.Application.Generation;

/// <summary>Gives back now and then what is held for generations whose node died. Any number of nodes may do it at once.</summary>
internal sealed partial class GenerationSweep(GenerationMoney money, TimeProvider time, ILogger<GenerationSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (; ; await Task.Delay(Pause, time, stoppingToken))
        {
            try
            {
                await money.SweepAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
            {
                Failed(log, failure);
            }
        }
    }

    [LoggerMessage(7102, LogLevel.Error, "Holds of generations could not be looked through.")]
    private static partial void Failed(ILogger log, Exception failure);
}
