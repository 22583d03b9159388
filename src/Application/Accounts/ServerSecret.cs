using System.Security.Cryptography;
using System.Text;

namespace NeuraNft.Application.Accounts;

/// <summary>
/// 32 bytes that only this market's nodes know. What must be answered twice alike, and may be stored nowhere in the clear, is derived
/// from it (HKDF, RFC 5869).
/// </summary>
public sealed class ServerSecret
{
    public const int Size = 32;

    private readonly byte[] secret;

    public ServerSecret(ReadOnlySpan<byte> secret) => this.secret = secret.Length == Size
        ? secret.ToArray()
        : throw new ArgumentException($"The server's secret has {Size} bytes.", nameof(secret));

    /// <returns>32 bytes: the same for the same purpose and input, and unknown to whoever lacks either the secret or the input.</returns>
    public byte[] Derive(string purpose, params ReadOnlySpan<byte> input) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, [.. secret, .. input], Size, info: Encoding.UTF8.GetBytes(purpose));
}
