using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Neura.Cryptography.Interop;

namespace Neura.Cryptography.Age;

/// <summary>Opens files that were encrypted with a passphrase (scrypt). Reading only: nothing here writes them.</summary>
/// <param name="passphrase">UTF-8 as it was typed.</param>
/// <param name="maxWorkFactor">Largest accepted log2(N): 18 costs 256 MiB and about a second; each further one twice that.</param>
public sealed partial class AgePassphrase(string passphrase, int maxWorkFactor = 18) : IAgeIdentity
{
    internal const string StanzaType = "scrypt";

    public AgeFileKey? TryUnwrap(AgeHeader header)
    {
        if (header.Stanzas is not [{ Type: StanzaType } stanza]) return null;
        if (stanza.Arguments.Count != 2 || !AgeBase64.TryDecode(stanza.Arguments[0], out var salt) || salt.Length != 16
            || !Decimal().IsMatch(stanza.Arguments[1]) || stanza.Body.Length != AgeFileKey.Size + 16)
            throw new AgeException(AgeError.HeaderInvalid, "The scrypt stanza is malformed.");
        var logN = int.Parse(stanza.Arguments[1], CultureInfo.InvariantCulture);
        if (logN > maxWorkFactor) throw new AgeException(AgeError.HeaderInvalid, $"A work factor of {logN} is over {maxWorkFactor}.");
        SodiumLibrary.EnsureInitialised();
        byte[] salted = [.. "age-encryption.org/v1/scrypt"u8, .. salt];
        var secret = Encoding.UTF8.GetBytes(passphrase);
        Span<byte> wrappingKey = stackalloc byte[32];
        if (Sodium.Scrypt(secret, (nuint)secret.Length, salted, (nuint)salted.Length, 1ul << logN, 8, 1, wrappingKey, 32) != 0)
            throw new InsufficientMemoryException("scrypt was refused its memory.");
        var fileKey = AgeFileKey.TryUnwrap(wrappingKey, stanza.Body);
        CryptographicOperations.ZeroMemory(wrappingKey);
        CryptographicOperations.ZeroMemory(secret);
        return fileKey;
    }

    // Two digits are more than any work factor that can be computed.
    [GeneratedRegex(@"\A[1-9][0-9]?\z")]
    private static partial Regex Decimal();
}
