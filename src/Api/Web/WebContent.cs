using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace NeuraNft.Api.Web;

/// <summary>A file of the front end in one coding, with the hash of its bytes as strong entity tag.</summary>
internal sealed record WebContent(byte[] Bytes, EntityTagHeaderValue Tag)
{
    public static WebContent Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return new WebContent(bytes, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\""));
    }
}
