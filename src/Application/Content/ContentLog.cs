using Microsoft.Extensions.Logging;
using Neura.ContentStore;
using NeuraNft.Application.Content.Providers;

namespace NeuraNft.Application.Content;

internal static partial class ContentLog
{
    [LoggerMessage(6001, LogLevel.Information, "Upload {Upload} expired and was removed")]
    public static partial void Expired(ILogger log, Guid upload);

    [LoggerMessage(6002, LogLevel.Warning, "The sweep of uploads failed and is tried again: {Reason}")]
    public static partial void SweepFailed(ILogger log, string reason);

    [LoggerMessage(6003, LogLevel.Warning, "{Act} of {Cid} at {Provider} waits {Pause}: {Reason}")]
    public static partial void IntentWaits(ILogger log, ProviderAct act, Cid cid, string provider, string reason, TimeSpan pause);

    [LoggerMessage(6004, LogLevel.Error, "{Act} of {Cid} at {Provider} is not done since {Since}: {Code}, {Reason}")]
    public static partial void IntentAlarm(
        ILogger log, ProviderAct act, Cid cid, string provider, string code, string reason, DateTimeOffset since);

    [LoggerMessage(6005, LogLevel.Error, "{Cid} is lost or altered at {Provider}: {Reason}. It is mended from another copy")]
    public static partial void PinLost(ILogger log, Cid cid, string provider, string reason);

    [LoggerMessage(6006, LogLevel.Critical, "{Cid} is lost here and no second copy can be read")]
    public static partial void NoSecondCopy(ILogger log, Cid cid);

    [LoggerMessage(6008, LogLevel.Critical, "{Cid} is altered at {Provider} and no other copy can be read: it is left as it is")]
    public static partial void OnlyCopyAltered(ILogger log, Cid cid, string provider);

    [LoggerMessage(6007, LogLevel.Warning, "{Provider} could not be looked at: {Reason}")]
    public static partial void AuditFailed(ILogger log, string provider, string reason);
}
