using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace NeuraNft.Application.Accounts.Sessions;

/// <summary>256 bits that mean nothing by themselves. Kept as their SHA-256 only.</summary>
public sealed class RefreshToken
{
    public const string Prefix = "nnftr_";
    private const int Size = 32;

    private readonly byte[] bytes;

    private RefreshToken(byte[] bytes) => this.bytes = bytes;

    public static RefreshToken Create() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>False for anything but the prefix and 64 digits of lower-case hexadecimal.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RefreshToken? token)
    {
        token = LowerHex.TryRead(text, Prefix, Size, out var bytes) ? new RefreshToken(bytes) : null;
        return token is not null;
    }

    /// <summary>
    /// Follows from this one and the server's secret, so that who lost the answer is given the same again, though nobody kept it. Who has
    /// read the database, or the secret, or both, still lacks the token that it follows from.
    /// </summary>
    public RefreshToken Successor(ServerSecret secret) => new(secret.Derive("NeuraNft refresh token", bytes));

    public byte[] Hash() => SHA256.HashData(bytes);

    /// <summary>The token itself. Not ToString, which finds its way into logs.</summary>
    public string Reveal() => Prefix + Convert.ToHexStringLower(bytes);
}
