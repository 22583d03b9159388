using System.Security.Cryptography;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Rights;

/// <summary>One revision of a sealed version with its secret side. Never logged, never an event.</summary>
/// <param name="Commitment">SHA-256 over salt and plaintext SHA-256, lower-case hex.</param>
/// <param name="CustodyHeader">What custody made of the file key, for this asset and version; empty once superseded.</param>
public sealed record SealedContent(
    AssetId Asset, int Version, int Revision, SealedPayload Payload, string Commitment, ReadOnlyMemory<byte> Salt,
    ReadOnlyMemory<byte> PlaintextSha256, long PlaintextSize, ReadOnlyMemory<byte> CustodyHeader, SealedContentState State)
{
    /// <summary>The log's word and the owner's commitment hold for the row: whoever writes to it alone gains nothing.</summary>
    /// <exception cref="InvalidDataException">The row was changed.</exception>
    internal SealedContent CheckedBy(SealedVersion logged)
    {
        var commitment = Convert.ToHexStringLower(SHA256.HashData([.. Salt.Span, .. PlaintextSha256.Span]));
        return (Payload, Commitment, Revision) == (logged.Payload, logged.Commitment, logged.Revision) && commitment == Commitment
            ? this
            : throw new InvalidDataException($"What is kept of {Asset}, version {Version}, is not what the log says.");
    }
}
