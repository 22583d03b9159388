namespace NeuraNft.Domain.Assets;

/// <summary>
/// What a publisher signed by NEP-413 about the encrypted content of a version: age authenticates no sender, so whoever opens a content
/// checks it against this. The nonce is the SHA-256 of the message; that the key was the account's, the chain shows.
/// </summary>
/// <param name="Message">The whole text.</param>
/// <param name="Domain">NEP-413's recipient: whom the signature is for.</param>
/// <param name="PublicKey">Who signed: "ed25519:" and base58.</param>
/// <param name="Signature">64 bytes in base64.</param>
public sealed record SealStatement(string Message, string Domain, string PublicKey, string Signature)
{
    /// <summary>The one text that says this. Signed texts are stored: a change of it is a second form, to be told from the first.</summary>
    public static string MessageFor(AssetId asset, int version, SealedFacts content, Account by, string network, string domain) =>
        FormattableString.Invariant($"""
            Version {version} of {asset} on {network} is the encrypted content {content.Cid}.
            {content.Size} bytes, SHA-256 {content.Sha256}, plaintext commitment {content.Commitment}.
            Sealed by {by.Value} at {domain}. This moves no funds and grants no rights.
            """).ReplaceLineEndings("\n");
}
