namespace Neura.ContentStore;

/// <summary>A block of a content's tree: its CID and the bytes of the content that lie under it.</summary>
public sealed record BlockPlace(Cid Cid, long Offset, long Size);
