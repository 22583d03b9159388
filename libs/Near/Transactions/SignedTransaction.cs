using Neura.Near.Borsh;

namespace Neura.Near;

/// <summary>A transaction with its signature: the bytes that are sent. Sending the same bytes twice applies them once.</summary>
public sealed record SignedTransaction(Transaction Transaction, Signature Signature)
{
    /// <summary>The transaction hash, by which its result is asked for.</summary>
    public CryptoHash Hash => Transaction.Hash;

    /// <summary>
    /// True where the signature is the named key's over the hash. Whether the key is the account's, only the chain knows.
    /// </summary>
    public bool VerifySignature() => Transaction.PublicKey.Verify(Hash.ToArray(), Signature.Bytes);

    /// <summary>The bytes that are sent.</summary>
    public byte[] ToBorsh()
    {
        var writer = new BorshWriter();
        TransactionCodec.Write(writer, Transaction);
        TransactionCodec.Write(writer, Signature);
        return writer.ToArray();
    }

    /// <summary>The bytes as RPC methods take them.</summary>
    public string ToBase64() => Convert.ToBase64String(ToBorsh());

    /// <exception cref="NearFormatException">Not a signed transaction of version 0, whole and without bytes after it.</exception>
    public static SignedTransaction FromBorsh(ReadOnlySpan<byte> bytes)
    {
        var reader = new BorshReader(bytes);
        var signed = new SignedTransaction(TransactionCodec.Read(ref reader), TransactionCodec.ReadSignature(ref reader));
        reader.ExpectEnd();
        return signed;
    }
}
