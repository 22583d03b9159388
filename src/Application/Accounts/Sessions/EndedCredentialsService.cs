using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>Keeps <see cref="EndedCredentials"/> up to date for as long as the host runs.</summary>
public sealed partial class EndedCredentialsService(EndedCredentials ended, TimeProvider time, ILogger<EndedCredentialsService> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool isBlind;

    /// <summary>Looks before the first request comes: what was ended while this node was down is not let in for a moment either.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ended.LookAsync(cancellationToken);
            isBlind = false;
        }
        catch (NpgsqlException e)
        {
            if (!isBlind)
                Blind(log, e);
            isBlind = true;
        }
    }

    [LoggerMessage(1201, LogLevel.Warning, "Sessions and keys that other nodes end are not seen: the database does not answer")]
    private static partial void Blind(ILogger logger, Exception exception);
}
