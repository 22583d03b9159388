using NeuraNft.Domain;

namespace NeuraNft.Application.Tests;

/// <summary>A wall clock that stands, so that a chain of another day is not behind it.</summary>
public sealed class WallClock(BlockTime now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();
}
