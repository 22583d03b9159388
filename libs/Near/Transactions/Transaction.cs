using Neura.Near.Borsh;

namespace Neura.Near;

/// <summary>A transaction of version 0.</summary>
/// <param name="Signer">Who signs and pays.</param>
/// <param name="PublicKey">The signer's key.</param>
/// <param name="Nonce">Above the key's last nonce.</param>
/// <param name="Receiver">The account the actions run on.</param>
/// <param name="BlockHash">A recent block; the transaction expires about a day after it.</param>
/// <param name="Actions">Run in order, all or none.</param>
public sealed record Transaction(
    AccountId Signer, PublicKey PublicKey, ulong Nonce, AccountId Receiver, CryptoHash BlockHash, IReadOnlyList<NearAction> Actions)
{
    /// <summary>The transaction hash: SHA-256 of the borsh bytes. This is what is signed and what explorers show.</summary>
    public CryptoHash Hash => CryptoHash.OfSha256(ToBorsh());

    /// <summary>The bytes that are hashed and signed.</summary>
    public byte[] ToBorsh()
    {
        var writer = new BorshWriter();
        TransactionCodec.Write(writer, this);
        return writer.ToArray();
    }

    /// <exception cref="NearFormatException">Not a transaction of version 0, whole and without bytes after it.</exception>
    public static Transaction FromBorsh(ReadOnlySpan<byte> bytes)
    {
        var reader = new BorshReader(bytes);
        var transaction = TransactionCodec.Read(ref reader);
        reader.ExpectEnd();
        return transaction;
    }

    /// <exception cref="InvalidOperationException">The signer is another account or key than the transaction names.</exception>
    public SignedTransaction Sign(InMemorySigner signer) => signer.Account == Signer && signer.PublicKey.Equals(PublicKey)
        ? new SignedTransaction(this, signer.Sign(Hash))
        : throw new InvalidOperationException("The transaction names another signer or key.");
}
