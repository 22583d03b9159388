using System.Globalization;

namespace NeuraNft.Domain.Accounts;

/// <summary>
/// What a wallet signed by NEP-413 to say which age key is its account's: checked again offline from this alone. That the key was the
/// account's, the block named shows to whoever asks an archival node.
/// </summary>
/// <param name="Message">The whole text; it names domain, network, account, recipient, nonce and time.</param>
/// <param name="Nonce">32 bytes in base64.</param>
/// <param name="Domain">NEP-413's recipient: whom the signature is for.</param>
/// <param name="IssuedAt">When the text was given out to be signed.</param>
/// <param name="PublicKey">Who signed: "ed25519:" and base58.</param>
/// <param name="Signature">64 bytes in base64.</param>
/// <param name="BlockHeight">The final block at which the chain showed the key on the account with full access.</param>
/// <param name="BlockHash">Of that block.</param>
public sealed record KeyStatement(
    string Message, string Nonce, string Domain, DateTimeOffset IssuedAt, string PublicKey, string Signature, ulong BlockHeight,
    string BlockHash)
{
    /// <summary>The one text that says this. Signed texts are stored: a change of it is a second form, to be told from the first.</summary>
    public static string MessageFor(
        string network, Account account, string recipient, string domain, string nonce, DateTimeOffset issuedAt) =>
        $"{recipient} is the encryption key of {account} on {network} at {domain}.\n"
        + "Content that is opened for this account will be encrypted to it. Sign only if this key is yours.\n"
        + $"Issued {issuedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}, nonce {nonce}."
        + " This moves no funds and grants no rights.";
}
