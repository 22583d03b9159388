using System.Security.Cryptography;
using Neura.ContentStore;
using Neura.Cryptography.Age;
using NeuraNft.Application.Content;
using NeuraNft.Application.Custody;
using NeuraNft.Application.Rights;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Application.Models;

/// <summary>
/// The files of published versions, read whole into memory: plain ones by their CID, sealed ones with the key that custody holds. What is
/// read is what its owner published, or nothing.
/// </summary>
public sealed class PublishedFiles(LocalFolderStore content, SealedContents contents, PayloadReader payloads, KeyCustody custody)
{
    /// <returns>Null where it is not to be had here, or is larger.</returns>
    /// <exception cref="CustodyException">SEALED.</exception>
    public async Task<byte[]?> ReadAsync(AssetId asset, AssetVersion version, long most, CancellationToken cancellationToken) =>
        await contents.FindAsync(asset, version.Number, cancellationToken) is { } kept
            ? await OpenAsync(kept, most, cancellationToken)
            : await ReadPlainAsync(version.Cid, most, cancellationToken);

    /// <returns>Null where it is not to be had here, or is larger.</returns>
    public async Task<byte[]?> ReadPlainAsync(string? cid, long most, CancellationToken cancellationToken)
    {
        if (!Cid.TryParse(cid, out var parsed) || await content.OpenReadAsync(parsed, cancellationToken) is not ContentRead.Found found)
            return null;
        await using var stream = found.Content;
        return found.Identity.Size <= most ? await AllAsync(stream, found.Identity.Size, cancellationToken) : null;
    }

    private async Task<byte[]?> OpenAsync(SealedContent kept, long most, CancellationToken cancellationToken)
    {
        if (kept.State is not (SealedContentState.Current or SealedContentState.Due) || kept.PlaintextSize > most
            || await payloads.OpenAsync(Cid.Parse(kept.Payload.Cid), kept.Payload.Size, cancellationToken) is not { } payload)
            return null;
        using var key = custody.Open(StreamKeys.Asset(kept.Asset), kept.Version, kept.CustodyHeader);
        await using var plaintext = await AgePayloadReader.OpenAsync(payload, key, keepsPayloadOpen: false, cancellationToken);
        var bytes = await AllAsync(plaintext, kept.PlaintextSize, cancellationToken);
        // age says nothing of who wrote a file; the owner's commitment does. The end is the final chunk's word.
        return await plaintext.ReadAsync(new byte[1], cancellationToken) == 0
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(bytes), kept.PlaintextSha256.Span)
                ? bytes
                : null;
    }

    private static async Task<byte[]> AllAsync(Stream stream, long size, CancellationToken cancellationToken)
    {
        var bytes = new byte[size];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
