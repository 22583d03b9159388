namespace NeuraNft.Auditor.Access;

/// <summary>Where an event stands in the log.</summary>
internal sealed record EventPlace(long Position, Guid Id);
