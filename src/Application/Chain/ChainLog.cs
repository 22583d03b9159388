using Microsoft.Extensions.Logging;

namespace NeuraNft.Application.Chain;

internal static partial class ChainLog
{
    [LoggerMessage(1001, LogLevel.Critical, "Ingestion halted, nothing appended: {Reason}")]
    public static partial void Halted(ILogger logger, string reason);

    [LoggerMessage(1002, LogLevel.Warning, "Ingestion waits and tries again: {Reason}")]
    public static partial void Retrying(ILogger logger, string reason);
}
