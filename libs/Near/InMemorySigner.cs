namespace Neura.Near;

/// <summary>Signs for one account with a key held in this process. Owns the key pair.</summary>
public sealed class InMemorySigner(AccountId account, KeyPair keyPair) : IDisposable
{
    /// <summary>The account it signs for.</summary>
    public AccountId Account { get; } = account;

    /// <summary>The key it signs with.</summary>
    public PublicKey PublicKey => keyPair.PublicKey;

    /// <summary>From an account id and "ed25519:" + base58 of 64 bytes.</summary>
    /// <exception cref="NearFormatException">Either text is malformed.</exception>
    public static InMemorySigner Parse(string account, string secretKey) => new(AccountId.Parse(account), KeyPair.Parse(secretKey));

    /// <summary>Signs a hash.</summary>
    public Signature Sign(CryptoHash hash)
    {
        Span<byte> bytes = stackalloc byte[CryptoHash.Size];
        hash.CopyTo(bytes);
        return new Signature(KeyType.Ed25519, keyPair.Sign(bytes));
    }

    /// <inheritdoc/>
    public void Dispose() => keyPair.Dispose();
}
