namespace NeuraNft.Application.Chain;

/// <summary>A domain event and the stream it belongs to.</summary>
internal sealed record DomainEvent(string Stream, object Data);
