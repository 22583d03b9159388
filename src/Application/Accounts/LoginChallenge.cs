using Neura.Near;
using NeuraNft.Domain;
using NeuraNft.Domain.Accounts;

namespace NeuraNft.Application.Accounts;

/// <summary>
/// What a wallet is asked to sign (NEP-413, no callback): 32 bytes of nonce, and a message that names all it is good for.
/// </summary>
public sealed record LoginChallenge(
    Account Account, ReadOnlyMemory<byte> Nonce, string Message, string Recipient, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The age key that the answer registers; null: it logs in.</summary>
    public string? EncryptionKey { get; init; }

    public static LoginChallenge For(Account account, string network, ReadOnlyMemory<byte> nonce, LoginOptions options, DateTimeOffset now)
    {
        var expires = now + options.ChallengeLifetime;
        var message = $"""
            Log in to {options.Recipient} as {account.Value} on {network}.
            Issued {now:yyyy-MM-ddTHH:mm:ssZ}, good until {expires:yyyy-MM-ddTHH:mm:ssZ}. This moves no funds and grants no rights.
            """;
        return new LoginChallenge(account, nonce, message, options.Recipient, now, expires);
    }

    public static LoginChallenge ForKey(
        Account account, string network, string encryptionKey, ReadOnlyMemory<byte> nonce, LoginOptions options, DateTimeOffset now)
    {
        var issued = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var message = KeyStatement.MessageFor(
            network, account, encryptionKey, options.Recipient, Convert.ToBase64String(nonce.Span), issued);
        return new LoginChallenge(account, nonce, message, options.Recipient, issued, now + options.ChallengeLifetime)
        {
            EncryptionKey = encryptionKey,
        };
    }

    /// <summary>True where the signature is the key's over just this, and this was given out for the domain that we are now.</summary>
    public bool IsAnsweredBy(PublicKey key, string signature, LoginOptions options) => Recipient == options.Recipient
        && Nep413.Verify(new Nep413Payload(Message, Nonce.Span, Recipient, callbackUrl: null), key, signature);
}
