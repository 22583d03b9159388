using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using NeuraNft.Application.Chain;

namespace NeuraNft.Application.Accounts.ApiKeys;

/// <summary>Whose key a machine shows, if anyone's.</summary>
public sealed class CheckApiKey(ApiKeyTable keys, IOptions<ChainOptions> chain, TimeProvider time)
{
    // Who guesses learns nothing from the time that a wrong id takes.
    private static readonly byte[] Nobodys = new byte[SHA256.HashSizeInBytes];

    /// <returns>Null where the key is forged, unknown, of another network, expired or revoked.</returns>
    public async Task<ApiKeyRow?> HandleAsync(string text, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.TryParse(text, out var id, out var secret))
            return null;
        var key = await keys.FindAsync(id, cancellationToken);
        var isTheSecret = CryptographicOperations.FixedTimeEquals(SHA256.HashData(secret), key?.SecretHash ?? Nobodys);
        var now = time.GetUtcNow();
        if (!isTheSecret || key is null || !key.IsLive(now) || key.Network != chain.Value.Network)
            return null;
        await keys.NoteUseAsync(key, DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        return key;
    }
}
