using Microsoft.Extensions.Logging;
using Npgsql;

namespace NeuraNft.EventStore.Tests.Projections;

/// <summary>Listens to what a data source is about to send, and ends its sessions on the server just before the step that is due.</summary>
internal sealed class CuttingLogger(NpgsqlDataSource other, string application) : ILoggerFactory, ILogger
{
    private int steps;
    private int due;

    /// <summary>What was about to be sent.</summary>
    public string Cut { get; private set; } = "";

    public void CutBefore(int step) => (steps, due, Cut) = (0, step, "");

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        if (!text.StartsWith("Executing", StringComparison.Ordinal) && !text.StartsWith("Starting", StringComparison.Ordinal)) return;
        if (Interlocked.Increment(ref steps) != due) return;
        Cut = text;
        using var end = other.CreateCommand("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1");
        end.Parameters.Add(new() { Value = application });
        end.ExecuteNonQuery();
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
