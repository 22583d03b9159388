using Neura.Cryptography.Age;

namespace NeuraNft.Cryptography.Tests.Age;

/// <summary>Whole files in memory.</summary>
internal static class AgeRun
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static byte[] Bytes(int length) => Enumerable.Range(0, length).Select(i => (byte)((i * 7) ^ (i >> 8))).ToArray();

    public static async Task<(byte[] Header, byte[] Payload)> EncryptAsync(byte[] plaintext, params AgeRecipient[] recipients)
    {
        using var payload = new MemoryStream();
        var header = await AgeFile.EncryptAsync(new MemoryStream(plaintext), payload, recipients, Ct);
        return (header, payload.ToArray());
    }

    public static async Task<byte[]> DecryptAsync(byte[] header, byte[] payload, IAgeIdentity identity)
    {
        await using var reader = await AgeFile.DecryptAsync(header, new MemoryStream(payload), identity, Ct);
        using var plaintext = new MemoryStream();
        await reader.CopyToAsync(plaintext, Ct);
        return plaintext.ToArray();
    }

    /// <summary>What was given before the refusal, which there has to be.</summary>
    public static async Task<(AgeError Error, byte[] Released)> RefusedAsync(byte[] header, byte[] payload, IAgeIdentity identity)
    {
        using var released = new MemoryStream();
        var failure = await Should.ThrowAsync<AgeException>(async () =>
        {
            await using var reader = await AgeFile.DecryptAsync(header, new MemoryStream(payload), identity, Ct);
            await reader.CopyToAsync(released, Ct);
        });
        return (failure.Error, released.ToArray());
    }
}
