namespace Neura.ContentStore;

/// <summary>What a content is called and how long it is.</summary>
/// <param name="Cid">By the profile unixfs-v1-2025.</param>
/// <param name="Sha256">Of the content's bytes, lower-case hex.</param>
/// <param name="Size">In bytes.</param>
public sealed record ContentIdentity(Cid Cid, string Sha256, long Size);
