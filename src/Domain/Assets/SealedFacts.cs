namespace NeuraNft.Domain.Assets;

/// <summary>An encrypted content as its payload's bytes are.</summary>
/// <param name="Cid">Of the payload.</param>
/// <param name="Sha256">Of the payload, lower-case hex.</param>
/// <param name="Size">Of the payload, bytes.</param>
/// <param name="Commitment">SHA-256 over a salt and the plaintext's SHA-256, lower-case hex.</param>
public sealed record SealedFacts(string Cid, string Sha256, long Size, string Commitment);
