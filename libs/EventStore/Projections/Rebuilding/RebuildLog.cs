using Microsoft.Extensions.Logging;

namespace Neura.EventStore;

/// <summary>Event ids 2050 to 2069: rebuilds.</summary>
internal static partial class RebuildLog
{
    [LoggerMessage(2050, LogLevel.Information, "Rebuild of {Name}: from position {Position} to {Head}.")]
    public static partial void Started(ILogger logger, string name, long position, long head);

    [LoggerMessage(2051, LogLevel.Information, "Rebuild of {Name}: swapped at position {Position}, {Live} for {Rebuilt}.")]
    public static partial void Swapped(ILogger logger, string name, long position, string live, string rebuilt);

    [LoggerMessage(2052, LogLevel.Error, "Rebuild of {Name}: different at position {Position}, live {Live}, rebuilt {Rebuilt}.")]
    public static partial void Different(ILogger logger, string name, long position, string live, string rebuilt);

    [LoggerMessage(2053, LogLevel.Warning, "Rebuild of {Name}: readers hold the live tables, the swap is tried again.")]
    public static partial void Waiting(ILogger logger, string name);
}
