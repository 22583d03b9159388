using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.ContentStore.Providers;

namespace NeuraNft.Application.Content.Providers;

/// <summary>Works off the intents, for ever: what fails is tried again, ever more slowly, and is an alarm after a while.</summary>
public sealed class ProviderService(
    ContentProviders providers, ProviderIntents intents, FollowIntent follow, ProviderAudit audit, ProviderMetrics metrics,
    IOptions<ProviderOptions> options, TimeProvider time, ILogger<ProviderService> log) : BackgroundService
{
    // Longer than a large content takes; whoever dies meanwhile keeps others from it for so long.
    private static readonly TimeSpan Lease = TimeSpan.FromHours(2);

    /// <returns>Whether there was one to do.</returns>
    internal async Task<bool> FollowAsync(IContentProvider provider, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await intents.LeaseAsync(provider.Name, now, Lease, cancellationToken) is not { } intent)
            return false;
        try
        {
            await follow.HandleAsync(intent, provider, cancellationToken);
            metrics.Done(intent);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var code = (e as ProviderException)?.Code ?? "CONTENT_UNREADABLE";
            metrics.Failed(intent, code);
            var pause = PauseAfter(intent.Attempts, e);
            if (e is ProviderException { Fault: ProviderFault.Unavailable } && now - intent.CreatedAt < options.Value.AlarmAfter)
                ContentLog.IntentWaits(log, intent.Act, intent.Cid, intent.Provider, e.Message, pause);
            else
                ContentLog.IntentAlarm(log, intent.Act, intent.Cid, intent.Provider, code, e.Message, intent.CreatedAt);
            await intents.RetryAsync(intent, time.GetUtcNow() + pause, code, e.Message, cancellationToken);
        }

        return true;
    }

    internal async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        metrics.Waits([
            .. (await intents.WaitingAsync(cancellationToken)).Select(w => (w.Provider, w.Act, w.Count, (now - w.Oldest).TotalSeconds)),
        ]);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => providers.All.Count == 0
        ? Task.CompletedTask
        : Task.WhenAll(
            providers.All.SelectMany(p => (Task[])[
                LoopAsync(options.Value.PollEvery, ct => FollowAsync(p, ct), stoppingToken),
                LoopAsync(options.Value.AuditEvery, async ct => await NotAgainAsync(audit.HandleAsync(p, ct)), stoppingToken)])
            .Append(OnceAsync(AddMissingAsync, stoppingToken))
            .Append(LoopAsync(options.Value.AuditEvery, async ct => await NotAgainAsync(audit.CheckHereAsync(ct)), stoppingToken))
            .Append(LoopAsync(options.Value.PollEvery, async ct => await NotAgainAsync(MeasureAsync(ct)), stoppingToken)));

    private async Task<bool> AddMissingAsync(CancellationToken stoppingToken)
    {
        foreach (var provider in providers.All)
            await intents.AddMissingAsync(provider.Name, stoppingToken);
        return false;
    }

    private static async Task<bool> NotAgainAsync(Task task)
    {
        await task;
        return false;
    }

    private async Task LoopAsync(TimeSpan pause, Func<CancellationToken, Task<bool>> step, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
            if (await TryAsync(step, stoppingToken) is not true)
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task OnceAsync(Func<CancellationToken, Task<bool>> step, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && await TryAsync(step, stoppingToken) is null)
            await Task.Delay(options.Value.PollEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Whatever a provider answers, its loop goes on.
    private async Task<bool?> TryAsync(Func<CancellationToken, Task<bool>> step, CancellationToken stoppingToken)
    {
        try
        {
            return await step(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            ContentLog.AuditFailed(log, "all", e.Message);
            return null;
        }
    }

    // What nobody will mend by waiting is asked for slowly from the first time on.
    private TimeSpan PauseAfter(int attempts, Exception failure)
    {
        var longest = options.Value.LongestPause;
        var pause = failure is ProviderException { Fault: ProviderFault.Unavailable }
            ? TimeSpan.FromSeconds(Math.Min(longest.TotalSeconds, Math.Pow(2, Math.Min(attempts, 20))))
            : longest;
        return pause * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 2000.0));
    }
}
