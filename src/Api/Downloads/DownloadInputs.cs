using NeuraNft.Api.Assets;

namespace NeuraNft.Api.Downloads;

/// <param name="Version">Null: the newest on chain.</param>
public sealed record RequestDownloadInput([property: ID<Asset>] string AssetId, int? Version);

/// <summary>A version's encrypted content for one encryption key. Header and payload in a row are an age file.</summary>
/// <param name="Link">Path of the payload, with ranges; good for whoever has it until it lapses.</param>
/// <param name="LinkExpiresAt">Within a minute; what is being read then may be read to its end.</param>
/// <param name="Header">age header; never stored here.</param>
/// <param name="Recipient">The encryption key that it opens with.</param>
/// <param name="Cid">Of the payload.</param>
/// <param name="Sha256">Of the payload.</param>
/// <param name="Size">Of the payload, bytes.</param>
/// <param name="PlaintextSha256">Lower-case hex.</param>
/// <param name="Salt">SHA-256 over it and the plaintext's SHA-256 is the commitment.</param>
/// <param name="SaltedCommitment">Lower-case hex, as the owner signed it and the chain has it.</param>
public sealed record Download(
    int Version, string Link, DateTimeOffset LinkExpiresAt, byte[] Header, string Recipient, Cid Cid, Hash256 Sha256, long Size,
    Hash256 PlaintextSha256, long PlaintextSize, byte[] Salt, Hash256 SaltedCommitment);

/// <param name="Position">Of key_released in the log.</param>
/// <param name="Errors">Why not.</param>
public sealed record RequestDownloadPayload(Download? Download, Position? Position, IReadOnlyList<DownloadError>? Errors);
