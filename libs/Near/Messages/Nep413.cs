namespace Neura.Near;

/// <summary>Signing and checking NEP-413 messages (https://github.com/near/NEPs/blob/master/neps/nep-0413.md).</summary>
public static class Nep413
{
    /// <summary>The signature in base64, as wallets give it.</summary>
    public static string Sign(Nep413Payload payload, KeyPair keyPair) =>
        Convert.ToBase64String(keyPair.Sign(payload.Digest().ToArray()));

    /// <summary>
    /// True where the signature is the key's over this payload. It says nothing of whose key it is: the caller must also see the
    /// key on the account with full access at final, and must burn its nonce before asking here.
    /// </summary>
    public static bool Verify(Nep413Payload payload, PublicKey publicKey, string signatureBase64)
    {
        Span<byte> signature = stackalloc byte[64];
        return Convert.TryFromBase64String(signatureBase64, signature, out var length)
            && length == signature.Length
            && publicKey.Verify(payload.Digest().ToArray(), signature);
    }
}
