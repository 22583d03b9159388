using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Domain.Audit;

/// <summary>
/// SHA-256("neuranft/audit/commitment/1" ‖ salt ‖ framed(stream) ‖ version ‖ framed(body) ‖ framed(metadata)), where framed puts the
/// length in bytes (4, big-endian) before a UTF-8 text and the version has 8 bytes, big-endian. The database makes them by its function
/// audit_commitment; here they are checked.
/// </summary>
public static class AuditCommitment
{
    /// <summary>Bytes.</summary>
    public const int SaltSize = 32;

    public static byte[] Of(ReadOnlySpan<byte> salt, string stream, long version, string data, string metadata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("neuranft/audit/commitment/1"u8);
        hash.AppendData(salt);
        Frame(hash, stream);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, version);
        hash.AppendData(number);
        Frame(hash, data);
        Frame(hash, metadata);
        return hash.GetHashAndReset();
    }

    private static void Frame(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
