using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Neura.EventStore;
using NeuraNft.Application.Chain;
using NeuraNft.Domain.Assets;
using Npgsql;

namespace NeuraNft.Application.Rights;

/// <summary>
/// Works off what lost rights ask for, in any number of processes. What fails is tried again, ever more slowly, until it is done.
/// </summary>
public sealed class RightsService(
    RightsDuties duties, FollowRights follow, ReencryptionQueue reencryptions, ReencryptContent reencrypt, IOptions<RightsOptions> options,
    IOptions<ChainOptions> chain, TimeProvider time, ILogger<RightsService> log) : BackgroundService
{
    private const int Page = 250;
    private const int AtOnce = 4;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>Everything that is to do now but for re-encryptions.</summary>
    /// <returns>Whether there was anything.</returns>
    internal async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        var ends = await duties.EndsAsync(chain.Value.Network, Page, cancellationToken);
        var events = await duties.EventsAsync(Page, cancellationToken);
        // One asset's in their order; no asset waits for another's many.
        var assets = ((IEnumerable<RightsDuty>)[.. events, .. ends]).GroupBy(duty => duty.Asset);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(assets, limits, async (asset, ct) => await FollowAsync(asset, ct));
        return ends.Count + events.Count > 0;
    }

    private async Task FollowAsync(IGrouping<AssetId, RightsDuty> asset, CancellationToken cancellationToken)
    {
        AssetTimeline? timeline = null;
        foreach (var duty in asset)
        {
            try
            {
                timeline ??= await follow.ReadAsync(asset.Key, cancellationToken);
                await follow.HandleAsync(duty, timeline, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested && !IsUnavailable(e))
            {
                var delay = DelayAfter(duty.Attempts);
                RightsLog.NotFollowed(log, e, duty.Asset, duty.Attempts + 1, delay);
                await duties.RetryAsync(duty, delay, cancellationToken);
            }
        }
    }

    /// <returns>Whether there was one to do.</returns>
    internal async Task<bool> ReencryptAsync(CancellationToken cancellationToken)
    {
        if (await reencryptions.LeaseAsync(options.Value.ReencryptionLease, cancellationToken) is not { } due)
            return false;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var prolonging = ProlongAsync(due, done.Token);
        try
        {
            await reencrypt.HandleAsync(due, cancellationToken);
            await StopAsync();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Also where the provider or custody cannot be used: it waits, for hours where it must.
            var delay = DelayAfter(due.Attempts);
            RightsLog.NotReencrypted(log, e, due.Asset, due.Version, due.Attempts, delay);
            await StopAsync();
            await reencryptions.EndInAsync(due, delay, cancellationToken);
        }
        catch
        {
            // Stopped: the next process need not wait for the lease's end.
            await StopAsync();
            await reencryptions.EndInAsync(due, TimeSpan.Zero, CancellationToken.None);
            throw;
        }

        return true;

        async Task StopAsync()
        {
            await done.CancelAsync();
            await prolonging;
        }
    }

    private async Task ProlongAsync(DueRevision due, CancellationToken done)
    {
        using var timer = new PeriodicTimer(options.Value.ReencryptionLease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                try
                {
                    await reencryptions.EndInAsync(due, options.Value.ReencryptionLease, done);
                }
                catch (Exception e) when (e is NpgsqlException)
                {
                    RightsLog.Waiting(log, e);
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The work has ended.
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        // Apart: a large content must not keep anybody's revocation waiting.
        options.Value.Enabled
            ? Task.WhenAll(LoopAsync(FollowAsync, stoppingToken), LoopAsync(ReencryptAsync, stoppingToken))
            : Task.CompletedTask;

    private async Task LoopAsync(Func<CancellationToken, Task<bool>> step, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await step(stoppingToken))
                    await Task.Delay(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or EventStoreUnavailableException)
            {
                RightsLog.Waiting(log, e);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static TimeSpan DelayAfter(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, Math.Pow(2, Math.Min(attempts, 16))));

    // What one duty's SQL fails by says nothing about the database: the duty is put off, and the others go on.
    private static bool IsUnavailable(Exception failure) =>
        failure is NpgsqlException { IsTransient: true } or EventStoreUnavailableException;
}
