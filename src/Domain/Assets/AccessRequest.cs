namespace NeuraNft.Domain.Assets;

/// <summary>A level that an account asked for and has no answer to yet.</summary>
public sealed record AccessRequest(AccessLevel Level, string? Message, BlockTime RequestedAt);
