using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>Keeps <see cref="EndedCredentials"/> up to date for as long as the host runs.</summary>
public sealed partial class EndedCredentialsService(EndedCredentials ended, TimeProvider time, ILogger<EndedCredentialsService> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var isBlind = false;
        do
        {
            try
            {
                await ended.LookAsync(stoppingToken);
                isBlind = false;
            }
            catch (NpgsqlException e)
            {
                if (!isBlind)
                    Blind(log, e);
                isBlind = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1201, LogLevel.Warning, "Sessions and keys that other nodes end are not seen: the database does not answer")]
    private static partial void Blind(ILogger logger, Exception exception);
}
