using Neura.Near.Borsh;

namespace Neura.Near;

/// <summary>Actions that an account signs and somebody else sends and pays for (NEP-366).</summary>
/// <param name="Sender">Whose actions they are: the predecessor of what follows. The relayer is only the signer.</param>
/// <param name="Receiver">The account the actions run on.</param>
/// <param name="Actions">Any but another delegate action.</param>
/// <param name="Nonce">Above the last nonce of the sender's key.</param>
/// <param name="MaxBlockHeight">The last height at which they may be included.</param>
/// <param name="PublicKey">The sender's key.</param>
public sealed record DelegateAction(
    AccountId Sender, AccountId Receiver, IReadOnlyList<NearAction> Actions, ulong Nonce, ulong MaxBlockHeight, PublicKey PublicKey)
{
    /// <summary>NEP-461: 2^30 + 366 before the bytes, so that no signature counts as one of another kind.</summary>
    private const uint SignedMessagePrefix = 1_073_742_190;

    /// <summary>What the sender signs: SHA-256 of the prefix and the borsh bytes.</summary>
    public CryptoHash Hash
    {
        get
        {
            var writer = new BorshWriter();
            writer.WriteUInt32(SignedMessagePrefix);
            DelegateActionCodec.Write(writer, this);
            return CryptoHash.OfSha256(writer.Written);
        }
    }

    /// <summary>The bytes, without the prefix that is signed with them.</summary>
    public byte[] ToBorsh()
    {
        var writer = new BorshWriter();
        DelegateActionCodec.Write(writer, this);
        return writer.ToArray();
    }

    /// <exception cref="NearFormatException">Not a delegate action, whole and without bytes after it.</exception>
    public static DelegateAction FromBorsh(ReadOnlySpan<byte> bytes)
    {
        var reader = new BorshReader(bytes);
        var action = DelegateActionCodec.Read(ref reader);
        reader.ExpectEnd();
        return action;
    }

    /// <exception cref="InvalidOperationException">The signer is another account or key than the action names.</exception>
    public SignedDelegateAction Sign(InMemorySigner signer) => signer.Account == Sender && signer.PublicKey.Equals(PublicKey)
        ? new SignedDelegateAction(this, signer.Sign(Hash))
        : throw new InvalidOperationException("The delegate action names another sender or key.");
}
