using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

/// <param name="Account">The account that was named when the challenge was opened.</param>
/// <param name="Nonce">The challenge's.</param>
/// <param name="PublicKey">A full-access key of the account: "ed25519:" and base58.</param>
/// <param name="Signature">Ed25519, 64 bytes in base64, as wallets give it.</param>
/// <param name="KeepSignedIn">
/// For browsers: the refresh token comes as a cookie that no script reads, and not in the payload; refreshSession without a token uses it.
/// </param>
public sealed record LogInInput(Account Account, byte[] Nonce, string PublicKey, string Signature, bool KeepSignedIn = false);
