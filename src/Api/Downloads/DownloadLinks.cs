using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Neura.ContentStore;
using NeuraNft.Domain;

namespace NeuraNft.Api.Downloads;

/// <summary>
/// Links to payloads: sealed by data protection, good for what they name until they lapse, at every node that shares the keys. Nothing is
/// kept of them. A download that began in time may finish.
/// </summary>
public sealed class DownloadLinks(IDataProtectionProvider protection, TimeProvider time)
{
    private const int LongestToken = 2048;

    private readonly IDataProtector _protector = protection.CreateProtector("NeuraNft.Downloads.v1");

    /// <summary>A path with query, for the account's own use: who has it may read the ciphertext until then.</summary>
    public string Make(Cid cid, long size, Account account, DateTimeOffset expiresAt) => "/downloads/" + _protector.Protect(
        string.Create(CultureInfo.InvariantCulture, $"{cid} {size} {expiresAt.ToUnixTimeMilliseconds()} {account.Value}"));

    /// <returns>Null where the link is not ours, or has lapsed.</returns>
    public (Cid Cid, long Size)? Read(string token)
    {
        try
        {
            if (token.Length > LongestToken)
                return null;
            var parts = _protector.Unprotect(token).Split(' ');
            var expiresAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[2], CultureInfo.InvariantCulture));
            return expiresAt > time.GetUtcNow() ? (Cid.Parse(parts[0]), long.Parse(parts[1], CultureInfo.InvariantCulture)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
