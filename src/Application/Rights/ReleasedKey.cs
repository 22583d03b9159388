using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>A header for whoever asked, and what it opens. Salt and plaintext hash let him check the owner's commitment.</summary>
/// <param name="Header">An age header; followed by the payload's bytes it is an age file.</param>
/// <param name="ExpiresAt">When links to the payload lapse, by the platform's clock.</param>
/// <param name="Position">Of key_released in the log.</param>
public sealed record ReleasedKey(
    int Version, int Revision, SealedPayload Payload, string Commitment, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> PlaintextSha256,
    long PlaintextSize, ReadOnlyMemory<byte> Header, DateTimeOffset ExpiresAt, long Position);
