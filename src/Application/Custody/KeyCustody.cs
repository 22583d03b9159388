using System.Security.Cryptography;
using System.Text;
using Neura.Cryptography.Age;
using Neura.Cryptography.Sharing;

namespace NeuraNft.Application.Custody;

/// <summary>
/// The keys of this process, in guarded memory, or none: then it is sealed. A file key is kept as the custody header: an age header for the
/// custody's identity, with a tag that binds it to its asset and version, so that nobody who writes to the database can have the key of one
/// asset released as that of another.
/// </summary>
public sealed class KeyCustody : IDisposable
{
    private const int TagSize = 32;

    private readonly Lock _lock = new();
    private SplitKey? _master;
    private AgeIdentity? _identity;

    /// <summary>Whether everything that needs keys is refused.</summary>
    public bool IsSealed => _identity is null;

    /// <summary>The custody header of a new file key. Store it; it is the only copy of the key.</summary>
    /// <param name="asset">The asset's stream key.</param>
    /// <exception cref="CustodyException">SEALED.</exception>
    public byte[] Seal(string asset, int version, AgeFileKey fileKey) => With(identity =>
    {
        var header = AgeHeader.Write(fileKey, identity.Recipient);
        return (byte[])[.. header, .. Tag(identity, asset, version, header)];
    });

    /// <summary>The file key: to go on with an upload, or to encrypt anew. The caller disposes it.</summary>
    /// <exception cref="CustodyException">SEALED; WRONG_HEADER: not this asset's and version's, or changed.</exception>
    public AgeFileKey Open(string asset, int version, ReadOnlyMemory<byte> custodyHeader) => With(identity =>
    {
        var header = custodyHeader.Length > TagSize ? custodyHeader[..^TagSize] : default;
        if (header.IsEmpty
            || !CryptographicOperations.FixedTimeEquals(Tag(identity, asset, version, header.Span), custodyHeader.Span[^TagSize..]))
            throw new CustodyException("WRONG_HEADER", "The custody header is not of this asset and version.");
        return AgeHeader.Parse(header.Span).Unwrap(identity);
    });

    /// <summary>An age header for one recipient, never stored. Who may have it is the caller's to decide before.</summary>
    /// <exception cref="CustodyException">SEALED; WRONG_HEADER.</exception>
    public byte[] MintHeader(string asset, int version, ReadOnlyMemory<byte> custodyHeader, AgeRecipient recipient)
    {
        using var fileKey = Open(asset, version, custodyHeader);
        return AgeHeader.Write(fileKey, recipient);
    }

    /// <summary>Takes over the keys, and with them their disposal.</summary>
    public void Unseal(SplitKey master, AgeIdentity identity)
    {
        lock (_lock)
        {
            Forget();
            (_master, _identity) = (master, identity);
        }
    }

    /// <summary>Seals this process: the keys' memory is zeroed.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            var (master, identity) = (_master, _identity);
            (_master, _identity) = (null, null);
            master?.Dispose();
            identity?.Dispose();
        }
    }

    public void Dispose() => Forget();

    /// <summary>The master key, for changes to the ring. It stays the custody's.</summary>
    internal SplitKey Master
    {
        get
        {
            lock (_lock) return _master ?? throw CustodyException.Sealed();
        }
    }

    private T With<T>(Func<AgeIdentity, T> use)
    {
        try
        {
            return use(_identity ?? throw CustodyException.Sealed());
        }
        catch (ObjectDisposedException) when (_identity is null)
        {
            // Sealed in between: memory in use is freed when its user is done.
            throw CustodyException.Sealed();
        }
    }

    private static byte[] Tag(AgeIdentity identity, string asset, int version, ReadOnlySpan<byte> header)
    {
        Span<byte> secret = stackalloc byte[32];
        Span<byte> key = stackalloc byte[32];
        identity.Export(secret);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, [], "neura custody header"u8);
        // Lengths first, so that no two pairs of asset and version are the same bytes.
        byte[] bound = [.. Encoding.UTF8.GetBytes($"{asset.Length} {asset} {version} "), .. header];
        var tag = HMACSHA256.HashData(key, bound);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(key);
        return tag;
    }
}
