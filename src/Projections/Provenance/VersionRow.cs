using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.Provenance;

/// <summary>A published version of an asset. It never changes.</summary>
public sealed record VersionRow(
    string Contract, string TokenId, int Number, string Cid, string Sha256, long Size, string Commitment, Account PublishedBy,
    BlockTime PublishedAt, long Position)
{
    internal static readonly Table<VersionRow> Table = new("asset_version", "contract", "token_id", "number");

    public AssetId Asset => new(Contract, TokenId);

    internal static VersionRow Of(AssetId asset, AssetVersion version, Account by, long position) => new(
        asset.Contract, asset.TokenId, version.Number, version.Cid, version.Sha256, version.Size, version.SaltedCommitment, by,
        version.PublishedAt, position);
}
