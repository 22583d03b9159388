using Microsoft.Extensions.Logging;

namespace NeuraNft.Application.Audit.Witnessing;

internal static partial class WitnessLogging
{
    [LoggerMessage(6111, LogLevel.Critical, "Witness {Witness} has cosigned {Known} events, this log has {Size}: was it set back?")]
    public static partial void Ahead(ILogger logger, string witness, long known, long size);

    [LoggerMessage(6112, LogLevel.Critical, "Witness {Witness} has cosigned another log than this one of {Size} events: status {Status}")]
    public static partial void Conflict(ILogger logger, string witness, long size, int status);

    [LoggerMessage(6113, LogLevel.Warning, "Witness {Witness} did not cosign: {Reason}")]
    public static partial void NotCosigned(ILogger logger, string witness, string reason);

    [LoggerMessage(6114, LogLevel.Error, "The checkpoint of {Size} events waits: of {All} witnesses {Signed} cosigned, too few.")]
    public static partial void QuorumMissed(ILogger logger, long size, int signed, int all);
}
