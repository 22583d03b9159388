namespace NeuraNft.Domain.Assets;

/// <summary>Content of a version to publish: its CID, SHA-256 as lower-case hex, size in bytes, salted commitment as hex.</summary>
public sealed record VersionContent(string Cid, string Sha256, long Size, string SaltedCommitment);
