using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using Npgsql;

namespace NeuraNft.InferenceWorker.Registry;

/// <summary>Loads what is to be loaded at start, then says again and again what this worker is, and learns what the others have.</summary>
public sealed class WorkerHeartbeat(
    WorkerTable table, WarmElsewhere elsewhere, ModelSessionCache sessions, WarmUp warmUp, WorkerSandbox sandbox,
    ExecutionProviderChoice provider, IOptions<WorkerOptions> options, IOptions<SandboxOptions> limits, TimeProvider time,
    ILogger<WorkerHeartbeat> log)
    : BackgroundService
{
    /// <summary>Where a sandbox is required the start waits for it, and fails without: no job is taken before.</summary>
    /// <exception cref="SandboxRequiredException">This platform has less.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Enabled && limits.Value.Mode == "required")
            await sandbox.MeasureAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
            return;
        // The child takes a moment, and whoever starts us waits for nothing here.
        await Task.Yield();
        var features = await sandbox.MeasureAsync(stoppingToken);
        var warming = warmUp.RunAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.HeartbeatEvery, time);
        try
        {
            var isStart = true;
            do
            {
                isStart = !await BeatAsync(features, isStart, isDraining: false, stoppingToken) && isStart;
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            await BeatAsync(features, isStart: false, isDraining: true, CancellationToken.None);
        }

        await warming;
    }

    private async Task<bool> BeatAsync(SandboxFeatures features, bool isStart, bool isDraining, CancellationToken cancellationToken)
    {
        var row = new WorkerRow(
            options.Value.Id, provider.Name, Models.RuntimeEnvironment.Version, limits.Value.MemoryBytes, options.Value.Concurrency,
            features, isDraining ? [] : sessions.Warm, isDraining);
        try
        {
            await table.BeatAsync(row, isStart, cancellationToken);
            elsewhere.Learn(await table.LivingAsync(cancellationToken), row.Warm);
            return true;
        }
        catch (NpgsqlException e)
        {
            WorkerLog.QueueUnreadable(log, e);
            return false;
        }
    }
}
