using NeuraNft.Domain;

namespace NeuraNft.Application.Accounts;

/// <summary>
/// What a wallet is asked to sign (NEP-413, no callback): 32 bytes of nonce, and a message that names all it is good for.
/// </summary>
public sealed record LoginChallenge(Account Account, ReadOnlyMemory<byte> Nonce, string Message, string Recipient, DateTimeOffset ExpiresAt)
{
    public static LoginChallenge For(Account account, string network, ReadOnlyMemory<byte> nonce, LoginOptions options, DateTimeOffset now)
    {
        var expires = now + options.ChallengeLifetime;
        var message = $"""
            Log in to {options.Recipient} as {account.Value} on {network}.
            Issued {now:yyyy-MM-ddTHH:mm:ssZ}, good until {expires:yyyy-MM-ddTHH:mm:ssZ}. This moves no funds and grants no rights.
            """;
        return new LoginChallenge(account, nonce, message, options.Recipient, expires);
    }
}
