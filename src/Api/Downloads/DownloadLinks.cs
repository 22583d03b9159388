using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace NeuraNft.Api.Downloads;

/// <summary>
/// Links to payloads: sealed by data protection, good for what they name until they lapse, at every node that shares the keys. Nothing is
/// kept of them.
/// </summary>
public sealed class DownloadLinks(IDataProtectionProvider protection, TimeProvider time)
{
    private const int LongestToken = 4096;

    private readonly IDataProtector _protector = protection.CreateProtector("NeuraNft.Downloads.v1");

    public string Make(DownloadLink link) => "/downloads/" + _protector.Protect(JsonSerializer.Serialize(link));

    /// <returns>Null where the link is not ours, or has lapsed.</returns>
    public DownloadLink? Read(string token)
    {
        try
        {
            return token.Length <= LongestToken
                && JsonSerializer.Deserialize<DownloadLink>(_protector.Unprotect(token)) is { } link && link.ExpiresAt > time.GetUtcNow()
                    ? link
                    : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
