using Neura.TransparencyLog.Notes;

namespace Neura.TransparencyLog.Publishing;

/// <summary>
/// The log is not a continuation of what it published or anchored: an old backup was restored, or entries were changed. Nothing is
/// signed until somebody has found out which.
/// </summary>
public sealed class LogForkedException(Checkpoint earlier, long size) : Exception(
    earlier.Size > size
        ? $"The log has {size} entries, but {earlier.Size} were published or anchored before: this is an older copy of it."
        : $"The first {earlier.Size} entries are not those that were published or anchored before.")
{
    public Checkpoint Earlier { get; } = earlier;
}
