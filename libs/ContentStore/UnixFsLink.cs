namespace Neura.ContentStore;

/// <summary>A link to a part of a file.</summary>
/// <param name="Cid">Of the part's top block.</param>
/// <param name="FileSize">Bytes of the file under it.</param>
/// <param name="TotalSize">Bytes of all blocks under it.</param>
internal sealed record UnixFsLink(Cid Cid, long FileSize, long TotalSize);
