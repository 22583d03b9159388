namespace NeuraNft.Domain.Collections;

/// <summary>What an owner may change about a collection. The kind hint is free text; the context window counts tokens.</summary>
public sealed record CollectionDetails(
    string Name, string? KindHint, long? ContextWindow, string? BaseModel, string? Image, string? Description,
    Minting Minting, Royalty Royalty);
