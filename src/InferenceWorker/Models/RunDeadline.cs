using Microsoft.ML.OnnxRuntime;

namespace NeuraNft.InferenceWorker.Models;

/// <summary>
/// Ends a run from outside: at its deadline or on cancellation. The runtime looks at the flag between operators, so a single
/// operator that never ends is only stopped by ending the process.
/// </summary>
internal sealed class RunDeadline : IDisposable
{
    private readonly Lock _gate = new();
    private readonly RunOptions _options = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _registration;
    private bool _disposed;

    public RunDeadline(TimeSpan deadline, TimeProvider time, CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(_ => Terminate(passed: true), null, deadline, Timeout.InfiniteTimeSpan);
        _registration = cancellationToken.Register(() => Terminate(passed: false));
    }

    public RunOptions Options => _options;

    public bool HasPassed { get; private set; }

    public void Dispose()
    {
        _timer.Dispose();
        _registration.Dispose();
        lock (_gate)
        {
            _disposed = true;
            _options.Dispose();
        }
    }

    // The timer may fire while the run is being disposed of; the options must not be touched then.
    private void Terminate(bool passed)
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            HasPassed |= passed;
            _options.Terminate = true;
        }
    }
}
