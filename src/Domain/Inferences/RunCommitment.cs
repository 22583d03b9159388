using System.Security.Cryptography;

namespace NeuraNft.Domain.Inferences;

/// <summary>Commitments to what went into a run and came out of it: HMAC-SHA-256 under a salt of 32 bytes.</summary>
public static class RunCommitment
{
    public const int SaltBytes = 32;

    /// <param name="salt">The receipt's.</param>
    /// <param name="kind">"text", "tensors" …</param>
    /// <param name="json">The input's JSON, byte for byte.</param>
    public static string OfInput(ReadOnlySpan<byte> salt, string kind, string json) => Of(salt, "neuranft-input/1", kind, json);

    /// <param name="salt">The receipt's.</param>
    /// <param name="json">The answer's JSON, byte for byte.</param>
    public static string OfOutput(ReadOnlySpan<byte> salt, string json) => Of(salt, "neuranft-output/1", json);

    private static string Of(ReadOnlySpan<byte> salt, params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(salt, CanonicalText.Of(parts)));
}
