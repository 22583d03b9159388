using Microsoft.Extensions.Logging;

namespace NeuraNft.InferenceWorker;

internal static partial class WorkerLog
{
    [LoggerMessage(3001, LogLevel.Information, "Worker {Worker} runs models on {Provider}")]
    public static partial void Started(ILogger logger, string worker, string provider);

    [LoggerMessage(3002, LogLevel.Warning, "Job {Job}: a late result does not count ({Refusal})")]
    public static partial void Stale(ILogger logger, Guid job, string refusal);

    [LoggerMessage(3003, LogLevel.Error, "Job {Job}: attempt {Attempt} failed, to be tried again")]
    public static partial void Retrying(ILogger logger, Exception failure, Guid job, int attempt);

    [LoggerMessage(3004, LogLevel.Warning, "The job queue or the log cannot be used; trying again")]
    public static partial void QueueUnreadable(ILogger logger, Exception failure);

    [LoggerMessage(3005, LogLevel.Error, "Job {Job}: given up after {Attempts} attempts; its message is parked")]
    public static partial void GivenUp(ILogger logger, Guid job, int attempts);

    [LoggerMessage(3006, LogLevel.Information, "Models run in processes of their own: {Features}")]
    public static partial void Sandboxed(ILogger logger, Sandbox.SandboxFeatures features);

    [LoggerMessage(3007, LogLevel.Warning, "Models are not fully kept apart from this worker: {Features}")]
    public static partial void NotSandboxed(ILogger logger, Sandbox.SandboxFeatures features);

    [LoggerMessage(3008, LogLevel.Warning, "Job {Job}: attempt {Attempt} is another worker's by now, and is stopped here")]
    public static partial void LeaseLost(ILogger logger, Guid job, int attempt);

    [LoggerMessage(3009, LogLevel.Information, "Job {Job}: stopped while it ran, for it is not to run any more")]
    public static partial void NotToRun(ILogger logger, Guid job);

    [LoggerMessage(3010, LogLevel.Warning, "Model {Sha256} reached its limit while it loaded and is not tried again for a while")]
    public static partial void Blocked(ILogger logger, string sha256);

    [LoggerMessage(3011, LogLevel.Warning, "Model {Cid} cannot be loaded at start")]
    public static partial void NotWarmed(ILogger logger, Exception? failure, string cid);

    [LoggerMessage(3012, LogLevel.Error, "A process for models does not start here")]
    public static partial void ChildDoesNotStart(ILogger logger, Exception failure);
}
