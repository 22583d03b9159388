using Neura.Near.Borsh;

namespace Neura.Near;

/// <summary>A delegate action with its sender's signature; a relayer wraps it in <see cref="NearAction.Delegate"/>.</summary>
public sealed record SignedDelegateAction(DelegateAction DelegateAction, Signature Signature)
{
    /// <summary>True where the signature is the named key's over the hash. Whether the key is the sender's, only the chain knows.</summary>
    public bool VerifySignature() => DelegateAction.PublicKey.Verify(DelegateAction.Hash.ToArray(), Signature.Bytes);

    /// <summary>The bytes that a relayer takes.</summary>
    public byte[] ToBorsh()
    {
        var writer = new BorshWriter();
        DelegateActionCodec.Write(writer, this);
        return writer.ToArray();
    }

    /// <exception cref="NearFormatException">Not a signed delegate action, whole and without bytes after it.</exception>
    public static SignedDelegateAction FromBorsh(ReadOnlySpan<byte> bytes)
    {
        var reader = new BorshReader(bytes);
        var signed = DelegateActionCodec.ReadSigned(ref reader);
        reader.ExpectEnd();
        return signed;
    }
}
