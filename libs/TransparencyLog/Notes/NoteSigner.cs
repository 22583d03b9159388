using System.Buffers.Binary;
using System.Text;
using Neura.Cryptography;

namespace Neura.TransparencyLog.Notes;

/// <summary>A private key that signs notes. The key stays its owner's to dispose of.</summary>
public sealed class NoteSigner(string name, NoteKeyType type, Key key)
{
    public NoteVerifier Verifier { get; } = new(name, type, key.PublicKey);

    /// <summary>A log's signature; <paramref name="now"/> counts for a cosignature alone.</summary>
    public NoteSignature Sign(string text, DateTimeOffset now) => new(Verifier.Name, Verifier.Id, type switch
    {
        NoteKeyType.Ed25519 => SignatureAlgorithm.Ed25519.Sign(key, Encoding.UTF8.GetBytes(text)),
        NoteKeyType.Cosignature => Cosign(now.ToUnixTimeSeconds(), text),
    });

    private byte[] Cosign(long time, string text)
    {
        var message = Cosigned.Message(time, text) ?? throw new ArgumentOutOfRangeException(nameof(time), "A time before 1970.");
        var signature = new byte[sizeof(long) + SignatureAlgorithm.Ed25519.SignatureSize];
        BinaryPrimitives.WriteInt64BigEndian(signature, time);
        SignatureAlgorithm.Ed25519.Sign(key, message).CopyTo(signature, sizeof(long));
        return signature;
    }
}
