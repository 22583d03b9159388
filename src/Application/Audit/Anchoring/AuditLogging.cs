using Microsoft.Extensions.Logging;

namespace NeuraNft.Application.Audit.Anchoring;

internal static partial class AuditLogging
{
    [LoggerMessage(6101, LogLevel.Error, "The audit log was not anchored: {Outcome}; see audit_anchor_try.")]
    public static partial void NotAnchored(ILogger logger, string outcome);

    [LoggerMessage(6102, LogLevel.Warning, "Anchoring waits and tries again: {Reason}")]
    public static partial void AnchoringWaits(ILogger logger, string reason);
}
