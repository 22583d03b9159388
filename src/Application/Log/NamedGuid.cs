using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Application.Log;

/// <summary>A UUID of version 8 over the SHA-256 of a name: the same name gives the same id on every machine.</summary>
internal static class NamedGuid
{
    public static Guid Of(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
