namespace NeuraNft.Domain.Assets;

/// <summary>What the public may read about an asset; links and names, never the data itself.</summary>
public sealed record AssetMetadata(
    string? Image, string? BaseModel, string? Data, string? Rag, string? FineTuneData,
    string? Description, string? Task, string? License, Tags Tags)
{
    public static AssetMetadata Empty { get; } = new(null, null, null, null, null, null, null, null, Tags.None);
}
