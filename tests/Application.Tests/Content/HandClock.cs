namespace NeuraNft.Application.Tests.Content;

/// <summary>A clock that stands until it is put forward by hand; ahead of the database's, so that what is due at once is due.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset _now = System.GetUtcNow() + TimeSpan.FromMinutes(30);

    public void Forward(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}
