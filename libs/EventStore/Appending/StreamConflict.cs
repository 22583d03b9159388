namespace Neura.EventStore;

/// <param name="StreamKey">The first stream that was not where it was expected.</param>
/// <param name="Expected">What the append asked for.</param>
/// <param name="CurrentVersion">Where it is; 0 where there is no such stream.</param>
public sealed record StreamConflict(string StreamKey, ExpectedVersion Expected, long CurrentVersion);
