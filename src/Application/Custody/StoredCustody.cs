using Neura.Cryptography.Sharing;

namespace NeuraNft.Application.Custody;

/// <summary>What the database holds of the custody: names, wrapped keys, commitments.</summary>
public sealed record StoredCustody(
    IReadOnlyList<StoredMaster> Masters, IReadOnlyList<StoredSharing> Sharings, IReadOnlyList<StoredVersion> Ring, StoredIdentity? Identity)
{
    public StoredMaster? Current => Masters.FirstOrDefault(m => !m.IsPending);

    public StoredMaster? Pending => Masters.FirstOrDefault(m => m.IsPending);

    /// <summary>The newest version of the ring.</summary>
    public int Version => Ring.Max(v => v.Version);
}

/// <summary>A master key by its name.</summary>
public sealed record StoredMaster(string KeyId, bool IsPending, bool IsInShares);

/// <summary>A generation of shares of a master key.</summary>
public sealed record StoredSharing(ShareCommitments Commitments, bool IsPending);

/// <summary>A key-encryption key under a master key.</summary>
public sealed record StoredVersion(int Version, string KeyId, byte[] Wrapped);

/// <summary>The custody's age identity under a key-encryption key.</summary>
public sealed record StoredIdentity(string Recipient, string Secret, int MinimumVersion);
