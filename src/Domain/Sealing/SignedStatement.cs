namespace NeuraNft.Domain.Sealing;

/// <summary>
/// What a wallet signed, by NEP-413, whole, so that anybody can verify it later. Nonce and signature are base64, the key is "ed25519:…".
/// </summary>
public sealed record SignedStatement(
    string Message, string Nonce, string Recipient, string PublicKey, string Signature, string? CallbackUrl = null);
