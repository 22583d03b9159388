namespace NeuraNft.Api.Assets;

/// <summary>Published content of an asset.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cid">IPFS CID of the file's bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Size">Bytes.</param>
/// <param name="PublishedAt">Block time.</param>
public sealed record AssetVersion(int Number, string Cid, string Sha256, long Size, DateTimeOffset PublishedAt)
{
    internal static AssetVersion? From(Domain.Assets.AssetVersion? version) => version is null
        ? null
        : new AssetVersion(version.Number, version.Cid, version.Sha256, version.Size, version.PublishedAt.ToDateTimeOffset());
}
