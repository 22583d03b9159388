using System.Net;
using System.Security.Cryptography;

namespace NeuraNft.Benchmarks.Content;

/// <summary>A mebibyte of random bytes, so often.</summary>
internal sealed class RepeatedContent(long megabytes) : HttpContent
{
    private static readonly byte[] Megabyte = RandomNumberGenerator.GetBytes(1 << 20);

    public static byte[] Sha256(long megabytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0L; i < megabytes; i++)
            hash.AppendData(Megabyte);
        return hash.GetHashAndReset();
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (var i = 0L; i < megabytes; i++)
            await stream.WriteAsync(Megabyte);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = megabytes << 20;
        return true;
    }
}
