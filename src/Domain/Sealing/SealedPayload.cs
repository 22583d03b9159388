namespace NeuraNft.Domain.Sealing;

/// <summary>
/// The encrypted bytes as they are stored: an age payload without its header. CID, SHA-256 as lower-case hex and size are of these bytes.
/// </summary>
public sealed record SealedPayload(string Cid, string Sha256, long Size);
