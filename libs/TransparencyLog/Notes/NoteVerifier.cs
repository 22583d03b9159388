using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Neura.Cryptography;

namespace Neura.TransparencyLog.Notes;

/// <summary>A public key that signs notes, with its name: in text the field's "vkey", <c>name+hash+base64</c>.</summary>
public sealed class NoteVerifier
{
    private readonly PublicKey _key;

    public NoteVerifier(string name, NoteKeyType type, PublicKey key)
    {
        if (!IsName(name)) throw new ArgumentException("A key's name is not empty, without space, control or plus.", nameof(name));
        (Name, Type, _key) = (name, type, key);
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. Encoded()]));
    }

    public string Name { get; }

    public NoteKeyType Type { get; }

    /// <summary>The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key): to find a key by, not to trust.</summary>
    public uint Id { get; }

    /// <summary>The same key, whatever name it goes by.</summary>
    public bool HasKeyOf(NoteVerifier other) => _key.Equals(other._key);

    public static bool TryParse(string text, [NotNullWhen(true)] out NoteVerifier? verifier)
    {
        verifier = null;
        var parts = text.Split('+', 3);
        if (parts.Length != 3 || !IsName(parts[0]) || parts[2].Length > 64) return false;
        var encoded = new byte[48];
        if (!Convert.TryFromBase64String(parts[2], encoded, out var length) || length != 33) return false;
        var type = (NoteKeyType)encoded[0];
        if (type is not (NoteKeyType.Ed25519 or NoteKeyType.Cosignature)) return false;
        if (!PublicKey.TryImport(SignatureAlgorithm.Ed25519, encoded.AsSpan(1, 32), KeyBlobFormat.RawPublicKey, out var key)) return false;
        var read = new NoteVerifier(parts[0], type, key);
        verifier = read.ToString() == text ? read : null;
        return verifier is not null;
    }

    /// <summary>Is this, the key id left away, a signature of the text?</summary>
    public bool Verify(string text, ReadOnlySpan<byte> signature) => Type switch
    {
        NoteKeyType.Ed25519 => SignatureAlgorithm.Ed25519.Verify(_key, Encoding.UTF8.GetBytes(text), signature),
        NoteKeyType.Cosignature => signature.Length > sizeof(long)
            && Cosigned.Message(BinaryPrimitives.ReadInt64BigEndian(signature), text) is { } message
            && SignatureAlgorithm.Ed25519.Verify(_key, message, signature[sizeof(long)..]),
    };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{Id:x8}+{Convert.ToBase64String(Encoded())}");

    internal static bool IsName(string name) =>
        name.Length is > 0 and <= 255 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    private byte[] Encoded() => [(byte)Type, .. _key.Export(KeyBlobFormat.RawPublicKey)];
}
