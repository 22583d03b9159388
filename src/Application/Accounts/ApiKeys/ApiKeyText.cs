using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Application.Accounts.ApiKeys;

/// <summary>
/// An API key as its holder has it: <c>nnft_</c> and 104 digits of lower-case hexadecimal, which are 16 bytes of id, 32 of secret, and the
/// first 4 of the SHA-256 of all before. Secret scanners know it by <c>nnft_[0-9a-f]{104}</c>, and by the last 8 whether it is one.
/// </summary>
public static class ApiKeyText
{
    public const string Prefix = "nnft_";
    public const int SecretSize = 32;

    private const int IdSize = 16;
    private const int ChecksumSize = 4;

    public static string Of(Guid id, ReadOnlySpan<byte> secret)
    {
        var body = $"{Prefix}{Convert.ToHexStringLower(id.ToByteArray(bigEndian: true))}{Convert.ToHexStringLower(secret)}";
        return body + Convert.ToHexStringLower(Checksum(body));
    }

    /// <summary>False where a digit is wrong: most guesses and all slips are refused without asking the database.</summary>
    public static bool TryParse(string text, out Guid id, out byte[] secret)
    {
        (id, secret) = (default, []);
        if (!LowerHex.TryRead(text, Prefix, IdSize + SecretSize + ChecksumSize, out var bytes)
            || !Checksum(text[..^(2 * ChecksumSize)]).AsSpan().SequenceEqual(bytes.AsSpan(IdSize + SecretSize)))
            return false;
        id = new Guid(bytes.AsSpan(0, IdSize), bigEndian: true);
        secret = bytes[IdSize..(IdSize + SecretSize)];
        return true;
    }

    private static byte[] Checksum(string body) => SHA256.HashData(Encoding.ASCII.GetBytes(body))[..ChecksumSize];
}
