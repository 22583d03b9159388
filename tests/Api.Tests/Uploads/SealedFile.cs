using System.Security.Cryptography;
using Neura.ContentStore;
using Neura.Cryptography.Age;
using NeuraNft.Application.Content;
using NeuraNft.Application.Custody;

namespace NeuraNft.Api.Tests.Uploads;

/// <summary>What became of an upload, opened with the custody's key.</summary>
internal static class SealedFile
{
    public static async Task<byte[]> OpenAsync(MarketHost host, string path, CancellationToken ct)
    {
        var content = (await host.Service<UploadedContents>().OfUploadAsync(Guid.Parse(path.Split('/')[^1]), ct)).ShouldNotBeNull();
        using var key = host.Service<KeyCustody>().Open($"upload/{content.Upload:D}", 0, content.CustodyHeader);
        await using var payload = (await host.Service<LocalFolderStore>().OpenVerifiedAsync(content.Cid, ct)).ShouldNotBeNull();
        payload.Length.ShouldBe(content.Size);
        await using var reader = await AgePayloadReader.OpenAsync(payload, key, keepsPayloadOpen: true, ct);
        var plain = new MemoryStream();
        await reader.CopyToAsync(plain, ct);
        plain.Length.ShouldBe(content.PlaintextSize);
        var sha256 = SHA256.HashData(plain.ToArray());
        content.PlaintextSha256.ShouldBe(Convert.ToHexStringLower(sha256));
        content.Commitment.ShouldBe(Convert.ToHexStringLower(SHA256.HashData([.. content.Salt, .. sha256])));
        return plain.ToArray();
    }
}
