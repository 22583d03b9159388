using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Provenance;

namespace NeuraNft.Api.Assets;

/// <summary>Published content of an asset; it never changes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cid">Of the file's bytes.</param>
/// <param name="Sha256">Of the file's bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="PublishedAt">Block time.</param>
[Node]
public sealed record AssetVersion(string Id, int Number, Cid Cid, Hash256 Sha256, long Size, DateTimeOffset PublishedAt)
{
    internal (AssetId Asset, int Number) Key { get; private init; }

    /// <summary>Null where it was made of the asset's own row.</summary>
    internal VersionRow? Row { get; private init; }

    internal static AssetVersion From(VersionRow row) =>
        Of(row.Asset, row.Number, row.Cid, row.Sha256, row.Size, row.PublishedAt.ToDateTimeOffset()) with { Row = row };

    internal static AssetVersion? From(AssetId asset, Domain.Assets.AssetVersion? version) => version is null
        ? null
        : Of(asset, version.Number, version.Cid, version.Sha256, version.Size, version.PublishedAt.ToDateTimeOffset());

    private static AssetVersion Of(AssetId asset, int number, string cid, string sha256, long size, DateTimeOffset publishedAt) =>
        new(VersionKey.Write(asset, number), number, new Cid(cid), new Hash256(sha256), size, publishedAt) { Key = (asset, number) };
}
