using Microsoft.Extensions.Logging;

namespace NeuraNft.Application.Chain;

internal static partial class ChainLog
{
    [LoggerMessage(1001, LogLevel.Critical, "Ingestion halted, nothing appended: {Reason}")]
    public static partial void Halted(ILogger logger, string reason);

    [LoggerMessage(1002, LogLevel.Warning, "Ingestion waits and tries again: {Reason}")]
    public static partial void Retrying(ILogger logger, string reason);

    [LoggerMessage(1003, LogLevel.Error, "{Count} differences between the log and {Contract} at block {Height}: see chain_drift, {Id}")]
    public static partial void Drifted(ILogger logger, int count, string contract, ulong height, long id);

    [LoggerMessage(1004, LogLevel.Warning, "The log was not compared with {Contract}: {Reason}")]
    public static partial void NotCompared(ILogger logger, string contract, string reason);
}
