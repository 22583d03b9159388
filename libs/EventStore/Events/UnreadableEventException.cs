using System.Globalization;

namespace Neura.EventStore;

/// <summary>An event that cannot be decoded, or cannot follow what was before it: it was changed, or another program wrote it.</summary>
/// <param name="projection">Who could not apply it; null: who read it was none.</param>
public sealed class UnreadableEventException(long position, string? projection, Exception innerException) : Exception(
    string.Create(
        CultureInfo.InvariantCulture,
        $"The event at position {position} cannot be {(projection is null ? "read" : $"applied by {projection}")}: "
        + $"{innerException.Message}"),
    innerException)
{
    public long Position { get; } = position;

    public string? Projection { get; } = projection;
}
