using Microsoft.Extensions.Logging;

namespace Neura.EventStore;

/// <summary>Event ids 2000 to 2099: projections.</summary>
internal static partial class ProjectionLog
{
    [LoggerMessage(2000, LogLevel.Information, "Projection {Name}: leading with epoch {Epoch} from position {Position}.")]
    public static partial void Leading(ILogger logger, string name, long epoch, long position);

    [LoggerMessage(2001, LogLevel.Warning, "Projection {Name}: another leader has taken over.")]
    public static partial void Fenced(ILogger logger, string name);

    [LoggerMessage(2002, LogLevel.Warning, "Projection {Name}: a page failed, its events are applied one by one.")]
    public static partial void PageFailed(ILogger logger, string name, Exception failure);

    [LoggerMessage(2003, LogLevel.Error, "Projection {Name} is paused at position {Position}, which failed {Attempts} times.")]
    public static partial void Paused(ILogger logger, string name, long position, int attempts, Exception failure);

    [LoggerMessage(2004, LogLevel.Warning, "Projection {Name}: the database is unavailable.")]
    public static partial void Unavailable(ILogger logger, string name, Exception failure);

    [LoggerMessage(2005, LogLevel.Error, "Projection {Name}: failed outside its events; tried again.")]
    public static partial void Failed(ILogger logger, string name, Exception failure);

    [LoggerMessage(2006, LogLevel.Warning, "Projection {Name}: the lease is lost; nothing more is applied.")]
    public static partial void LeaseLost(ILogger logger, string name);

    [LoggerMessage(2007, LogLevel.Warning, "Projection {Name}: its leader has been silent for {Silent}; taking over.")]
    public static partial void LeaderSilent(ILogger logger, string name, TimeSpan silent);

    [LoggerMessage(2008, LogLevel.Warning, "No heartbeat could be written; leases end where none gets through.")]
    public static partial void HeartbeatFailed(ILogger logger, Exception failure);

    [LoggerMessage(2009, LogLevel.Error, "Subscription {Name}: position {Position} failed {Attempts} times and is parked; going on.")]
    public static partial void Parked(ILogger logger, string name, long position, int attempts, Exception failure);

    [LoggerMessage(2010, LogLevel.Information, "Subscription {Name}: parked position {Position} was replayed.")]
    public static partial void Replayed(ILogger logger, string name, long position);

    [LoggerMessage(2011, LogLevel.Warning, "Subscription {Name}: parked position {Position} failed again.")]
    public static partial void ReplayFailed(ILogger logger, string name, long position, Exception failure);
}
