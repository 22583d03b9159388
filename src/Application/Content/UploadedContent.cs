using Neura.ContentStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Sealing;

namespace NeuraNft.Application.Content;

/// <summary>A complete encrypted content.</summary>
/// <param name="Cid">Of the payload.</param>
/// <param name="Upload">Which brought it.</param>
/// <param name="Account">Whose upload it was.</param>
/// <param name="Sha256">Of the payload, lower-case hex.</param>
/// <param name="Size">Of the payload, bytes.</param>
/// <param name="PlaintextSha256">Lower-case hex.</param>
/// <param name="Salt">Opens the commitment; never published.</param>
/// <param name="Commitment">SHA-256 over salt and the plaintext's SHA-256, lower-case hex.</param>
/// <param name="CustodyHeader">age header to the custody identity.</param>
/// <param name="SealedFor">The version that it was sealed as; null: none yet. It is sealed once.</param>
public sealed record UploadedContent(
    Cid Cid, Guid Upload, Account Account, string Sha256, long Size, string PlaintextSha256, long PlaintextSize, byte[] Salt,
    string Commitment, byte[] CustodyHeader, DateTimeOffset SealedAt, string? SealedFor = null)
{
    public SealedPayload Payload => new(Cid.ToString(), Sha256, Size);
}
