namespace NeuraNft.Application.Tests.Content;

/// <summary>A clock that is put forward by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Forward(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
