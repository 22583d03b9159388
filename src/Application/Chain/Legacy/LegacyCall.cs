namespace NeuraNft.Application.Chain.Legacy;

/// <summary>Arguments of the deployed NeuraNFT contract's methods, as its clients send them. Numbers may come as texts.</summary>
internal static class LegacyCall
{
    public sealed record CreateCollection(
        string Name, long? ContextWindow = null,
        string? BaseModel = null, string? Image = null, string? Description = null);

    public sealed record UpdateCollection(
        long CollectionId, string? Name = null, long? ContextWindow = null, string? BaseModel = null, string? Image = null,
        string? Description = null);

    public sealed record CreateNft(long CollectionId, string? Name = null, int? LevelOfOwnership = null);

    public sealed record TransferNft(long CollectionId, long TokenId, string ReceiverId);

    public sealed record SetAccess(long CollectionId, long TokenId, string User, int Level);

    public sealed record SetMetadata(long CollectionId, long TokenId, LegacyMetadata Metadata);

    public sealed record BurnNft(long CollectionId, long TokenId);

    public sealed record LegacyMetadata(
        string? Image = null, string? BaseModel = null, string? Data = null, string? Rag = null, string? FineTuneData = null,
        string? Description = null);
}
