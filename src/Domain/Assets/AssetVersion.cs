namespace NeuraNft.Domain.Assets;

/// <summary>A published version, numbered from 1. Hashes are lower-case hex, size is in bytes.</summary>
public sealed record AssetVersion(int Number, string Cid, string Sha256, long Size, string SaltedCommitment, BlockTime PublishedAt)
{
    internal VersionContent Content => new(Cid, Sha256, Size, SaltedCommitment);
}
