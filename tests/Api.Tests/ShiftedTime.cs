namespace NeuraNft.Api.Tests;

/// <summary>The machine's clock, some time ahead, or standing. Timers run as ever.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private DateTimeOffset? standing;

    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => (standing ?? base.GetUtcNow()) + Ahead;

    /// <summary>For what is told by a few seconds, which a busy machine takes: until disposal only what is put ahead passes.</summary>
    public IDisposable Stand()
    {
        standing = base.GetUtcNow();
        return new Going(this);
    }

    private sealed class Going(ShiftedTime time) : IDisposable
    {
        public void Dispose() => time.standing = null;
    }
}
