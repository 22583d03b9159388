using Neura.Near.Borsh;

namespace Neura.Near;

/// <summary>Transactions of version 0, keys and signatures in borsh.</summary>
internal static class TransactionCodec
{
    public static void Write(BorshWriter writer, Transaction transaction)
    {
        writer.WriteString(transaction.Signer.Value);
        Write(writer, transaction.PublicKey);
        writer.WriteUInt64(transaction.Nonce);
        writer.WriteString(transaction.Receiver.Value);
        Span<byte> blockHash = stackalloc byte[CryptoHash.Size];
        transaction.BlockHash.CopyTo(blockHash);
        writer.WriteFixed(blockHash);
        writer.WriteList(transaction.Actions, ActionCodec.Write);
    }

    public static Transaction Read(ref BorshReader reader)
    {
        RefuseLaterVersion(reader);
        return new Transaction(
            ReadAccount(ref reader), ReadPublicKey(ref reader), reader.ReadUInt64(), ReadAccount(ref reader),
            new CryptoHash(reader.ReadFixed(CryptoHash.Size)), ActionCodec.ReadList(ref reader, delegateAllowed: true));
    }

    public static void Write(BorshWriter writer, PublicKey key)
    {
        writer.WriteByte((byte)key.Type);
        writer.WriteFixed(key.Bytes);
    }

    public static void Write(BorshWriter writer, Signature signature)
    {
        writer.WriteByte((byte)signature.Type);
        writer.WriteFixed(signature.Bytes);
    }

    public static PublicKey ReadPublicKey(ref BorshReader reader)
    {
        var type = ReadKeyType(ref reader);
        return new PublicKey(type, reader.ReadFixed(PublicKey.SizeOf(type)));
    }

    public static Signature ReadSignature(ref BorshReader reader)
    {
        var type = ReadKeyType(ref reader);
        return new Signature(type, reader.ReadFixed(Signature.SizeOf(type)));
    }

    public static AccountId ReadAccount(ref BorshReader reader) => AccountId.Parse(reader.ReadString());

    public static NearToken ReadToken(ref BorshReader reader) => new(reader.ReadUInt128());

    /// <summary>
    /// Version 0 has no version byte: it begins with the length of the signer id, whose first byte is 2 to 64 and whose second is
    /// zero. Version 1 begins with 0x01, which no account id is short enough for.
    /// </summary>
    private static void RefuseLaterVersion(BorshReader ahead)
    {
        if (ahead.Remaining > 0 && ahead.ReadByte() is 1)
            throw new NearFormatException("A V1 transaction (it starts with 0x01) is not supported.");
    }

    private static KeyType ReadKeyType(ref BorshReader reader) => reader.ReadByte() switch
    {
        0 => KeyType.Ed25519,
        1 => KeyType.Secp256k1,
        var tag => throw new NearFormatException($"Unknown key type {tag}."),
    };
}
