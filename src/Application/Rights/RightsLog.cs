using Microsoft.Extensions.Logging;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Rights;

internal static partial class RightsLog
{
    [LoggerMessage(5001, LogLevel.Error, "What {Asset} asks for was not done, try {Attempt}: tried again in {Delay}")]
    public static partial void NotFollowed(ILogger logger, Exception failure, AssetId asset, int attempt, TimeSpan delay);

    [LoggerMessage(5002, LogLevel.Error, "{Asset}, version {Version} was not re-encrypted, try {Attempt}: tried again in {Delay}")]
    public static partial void NotReencrypted(
        ILogger logger, Exception failure, AssetId asset, int version, int attempt, TimeSpan delay);

    [LoggerMessage(5003, LogLevel.Warning, "The database cannot be used; rights are followed when it is back")]
    public static partial void Waiting(ILogger logger, Exception failure);

    [LoggerMessage(5004, LogLevel.Information, "{Asset}, version {Version}: revision {Revision} is re-encrypted")]
    public static partial void Reencrypted(ILogger logger, AssetId asset, int version, int revision);
}
