namespace Neura.Messaging;

/// <summary>The broker cannot be used now; what was to be enqueued may have been enqueued all the same. A later try may work.</summary>
/// <param name="code">Stable: UNREACHABLE, UNROUTABLE, NOT_CONFIRMED, TOPOLOGY (what is there differs from what is asked for).</param>
public sealed class QueueUnavailableException(string code, string message, Exception? inner = null) : Exception($"{code}: {message}", inner)
{
    public string Code { get; } = code;
}
