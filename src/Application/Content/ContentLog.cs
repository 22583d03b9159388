using Microsoft.Extensions.Logging;

namespace NeuraNft.Application.Content;

internal static partial class ContentLog
{
    [LoggerMessage(6001, LogLevel.Information, "Upload {Upload} expired and was removed")]
    public static partial void Expired(ILogger log, Guid upload);

    [LoggerMessage(6002, LogLevel.Warning, "The sweep of uploads failed and is tried again: {Reason}")]
    public static partial void SweepFailed(ILogger log, string reason);
}
