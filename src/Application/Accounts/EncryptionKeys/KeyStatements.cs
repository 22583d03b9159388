using Neura.Cryptography.Age;
using Neura.Near;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Application.Accounts.EncryptionKeys;

/// <summary>Checks a statement by itself, as an auditor with the log alone would.</summary>
public static class KeyStatements
{
    /// <summary>
    /// True where the statement says, in the one form that there is, that this recipient is this account's on this network for this domain,
    /// and its key signed just that. That the key was the account's, the chain shows at the block that the statement names.
    /// </summary>
    public static bool Binds(this KeyStatement statement, string network, Account account, string recipient, string domain) =>
        statement.Domain == domain
        && AgeRecipient.TryParse(recipient, out var key) && key.IsCanonical
        && statement.Message == KeyStatement.MessageFor(network, account, recipient, domain, statement.Nonce, statement.IssuedAt)
        && TryNonce(statement.Nonce) is { } nonce
        && PublicKey.TryParse(statement.PublicKey, out var signer)
        && Nep413.Verify(new Nep413Payload(statement.Message, nonce, statement.Domain, callbackUrl: null), signer, statement.Signature);

    private static byte[]? TryNonce(string base64)
    {
        var nonce = new byte[Nep413Payload.NonceSize];
        return Convert.TryFromBase64String(base64, nonce, out var length) && length == nonce.Length ? nonce : null;
    }
}
