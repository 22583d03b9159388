using System.Diagnostics;
using Neura.EventStore;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;

namespace NeuraNft.Projections.AssetSearch;

/// <summary>How each event changes an asset's row.</summary>
internal static class AssetRows
{
    /// <summary>Grants are nobody's search: access_current holds them.</summary>
    public static readonly IReadOnlyCollection<Type> Unused =
    [
        typeof(AccessSet), typeof(AccessRevoked), typeof(AccessEpochBumped), typeof(LeaseTermsSet), typeof(LeaseStarted),
        typeof(AccessResold), typeof(AccessRequested), typeof(AccessAnswered), typeof(AccountApproved), typeof(ApprovalRevoked),
    ];

    /// <summary>An asset whose mint is not in the log (ingestion began later) has no row, and gets none.</summary>
    public static AssetRow? Apply(AssetRow? row, AssetEvent @event, string collectionName, IEvent at)
    {
        if (row?.Position >= at.Sequence)
            return row;
        var next = (row, @event) switch
        {
            (null, AssetMinted e) => Minted(e, collectionName, at),
            (null, _) => null,
            ({ } r, MetadataUpdated e) => Describe(r with { Name = e.Name }, e.Metadata),
            ({ } r, VersionPublished e) => With(r, e.Version),
            ({ } r, AssetTransferred e) => r with { Owner = e.NewOwner },
            ({ } r, DefaultLevelSet e) => r with { DefaultLevel = e.Level },
            ({ } r, MaxLevelSet e) => r with { MaxLevel = e.Level },
            ({ } r, ReplicaCreated e) => r with { ParentTokenId = e.Parent.TokenId },
            ({ } r, RoyaltySet e) => r with { Royalty = e.Royalty },
            ({ } r, AssetBurnt) => r with { Burnt = true },
            _ => throw new UnreachableException(@event.GetType().Name),
        };
        return next is null ? null : next with { Position = at.Sequence, StreamVersion = at.Version };
    }

    private static AssetRow Minted(AssetMinted e, string collectionName, IEvent at)
    {
        var row = new AssetRow(
            e.Asset.Contract, e.Asset.TokenId, e.Collection.Id, collectionName, e.Kind, e.Name, e.Creator, e.Owner, null, null, null, null,
            null, null, null, null, Tags.None, e.Royalty, e.DefaultLevel, e.MaxLevel, null, null, null, null, null, null,
            ParentTokenId: null, e.MintedAt, Burnt: false, at.Sequence, at.Sequence, at.Version);
        return With(Describe(row, e.Metadata), e.Version);
    }

    private static AssetRow Describe(AssetRow row, AssetMetadata metadata) => row with
    {
        Image = metadata.Image,
        BaseModel = metadata.BaseModel,
        Data = metadata.Data,
        Rag = metadata.Rag,
        FineTuneData = metadata.FineTuneData,
        Description = metadata.Description,
        Task = metadata.Task,
        License = metadata.License,
        Tags = metadata.Tags,
    };

    private static AssetRow With(AssetRow row, AssetVersion? version) => row with
    {
        ModelMarks = Tags.None,
        VersionNumber = version?.Number,
        VersionCid = version?.Cid,
        VersionSha256 = version?.Sha256,
        VersionSize = version?.Size,
        VersionCommitment = version?.SaltedCommitment,
        VersionPublishedAt = version?.PublishedAt,
    };
}
