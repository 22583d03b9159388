using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Inferences;

namespace NeuraNft.InferenceWorker.Receipts;

/// <summary>Publishes this worker's keys when it starts: whoever encrypts an input asks for them before there is a job.</summary>
public sealed class WorkerRegistration(
    RegisterWorkerKeys register, WorkerKeyring keys, IOptions<WorkerOptions> options, TimeProvider time, ILogger<WorkerRegistration> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled)
        {
            try
            {
                await register.HandleAsync(keys.Registration, stoppingToken);
                return;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                WorkerLog.QueueUnreadable(log, e);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }
}
