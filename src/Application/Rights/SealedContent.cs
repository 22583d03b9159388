using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>One revision of a sealed version with its secret side. Never logged, never an event.</summary>
/// <param name="Commitment">SHA-256 over salt and plaintext SHA-256, lower-case hex.</param>
/// <param name="CustodyHeader">What custody made of the file key, for this asset and version; empty once superseded.</param>
public sealed record SealedContent(
    AssetId Asset, int Version, int Revision, SealedPayload Payload, string Commitment, ReadOnlyMemory<byte> Salt,
    ReadOnlyMemory<byte> PlaintextSha256, long PlaintextSize, ReadOnlyMemory<byte> CustodyHeader, SealedContentState State);
