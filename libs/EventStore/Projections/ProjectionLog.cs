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
}
