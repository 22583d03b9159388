using System.Security.Cryptography;
using System.Text;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Content;

/// <summary>
/// What an owner's wallet signs by NEP-413 about the encrypted content of a version: age authenticates no sender, so whoever opens a
/// content checks it against this. The nonce is the message's SHA-256: anybody makes both again from the event alone.
/// </summary>
/// <param name="Message">The whole text. Signed texts are stored: a change of it is a second form, to be told from the first.</param>
/// <param name="Nonce">32 bytes.</param>
/// <param name="Recipient">Whom the signature is for.</param>
public sealed record SealStatement(string Message, ReadOnlyMemory<byte> Nonce, string Recipient)
{
    public static SealStatement For(
        AssetId asset, int version, UploadedContent content, Account by, string network, string recipient)
    {
        var message = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
            Version {version} of {asset} on {network} is the encrypted content {content.Cid}.
            {content.Size} bytes, SHA-256 {content.Sha256}, plaintext commitment {content.Commitment}.
            Sealed by {by.Value} at {recipient}. This moves no funds and grants no rights.
            """).ReplaceLineEndings("\n");
        return new SealStatement(message, SHA256.HashData(Encoding.UTF8.GetBytes(message)), recipient);
    }
}
