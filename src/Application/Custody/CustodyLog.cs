using Microsoft.Extensions.Logging;

namespace NeuraNft.Application.Custody;

/// <summary>Event ids 1500 to 1599. Never a key, a share, or an answer's text.</summary>
internal static partial class CustodyLog
{
    [LoggerMessage(
        1500, LogLevel.Warning,
        "Made a master key in {Path} (mode 0600). Keep a copy apart: without it no sealed content can be opened.")]
    public static partial void KeyFileMade(ILogger logger, string path);

    [LoggerMessage(1501, LogLevel.Warning, "Sealed: waiting for the shares of the master key (neura custody unseal).")]
    public static partial void WaitingForShares(ILogger logger);

    [LoggerMessage(1502, LogLevel.Warning, "Custody was asked to {Act}: {Outcome}.")]
    public static partial void Asked(ILogger logger, string act, string outcome);

    [LoggerMessage(1503, LogLevel.Warning, "Another user's process came to the custody's socket and was not answered.")]
    public static partial void StrangerRefused(ILogger logger);

    [LoggerMessage(1504, LogLevel.Error, "A request to the custody failed.")]
    public static partial void RequestFailed(ILogger logger, Exception failure);
}
