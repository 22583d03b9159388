using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Neura.GraphQL.Execution;

/// <summary>SHA-256 of a document's text: collisions would let one caller's document run as another's.</summary>
internal readonly record struct DocumentHash(UInt128 High, UInt128 Low)
{
    public static DocumentHash Of(string text)
    {
        // UTF-16 as it lies in memory: no need to encode what is only to be told apart.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}
