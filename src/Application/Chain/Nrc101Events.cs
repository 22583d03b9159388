using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using static NeuraNft.Application.Chain.WireJson;

namespace NeuraNft.Application.Chain;

/// <summary>Turns one element of a logged event's `data` into domain events: none where another log of the same receipt says it.</summary>
internal static class Nrc101Events
{
    /// <summary>Of an NRC-101 contract or of a market, whose standards share no name.</summary>
    /// <returns>Null where the event is unknown.</returns>
    /// <exception cref="JsonException">The element is not what the standard says.</exception>
    public static IReadOnlyList<DomainEvent>? Translate(string standard, string name, string contract, JsonElement data) =>
        standard switch
        {
            "nrc101" => (Asset(name, contract, data) ?? Nrc101RightsEvents.Translate(name, contract, data)
                ?? Nrc101ContractEvents.Translate(name, contract, data)) is { } e ? [e] : null,
            "nep171" => Nep171Events.OfAssets(name, contract, data),
            "nrc101_market" => MarketEvents.Translate(name, contract, data) is { } e ? [e] : MarketEvents.IsOfNoRecord(name) ? [] : null,
            _ => null,
        };

    private static DomainEvent? Asset(string name, string contract, JsonElement data) => name switch
    {
        "collection_create" => From(contract, Read<Nrc101Wire.CollectionCreate>(data)),
        "collection_update" => From(contract, Read<Nrc101Wire.CollectionUpdate>(data)),
        "collection_transfer" => From(contract, Read<Nrc101Wire.CollectionTransfer>(data)),
        "minter_set" => From(contract, Read<Nrc101Wire.MinterSet>(data)),
        "asset_mint" => From(contract, Read<Nrc101Wire.AssetMint>(data)),
        "metadata_update" => From(contract, Read<Nrc101Wire.MetadataUpdate>(data)),
        "version_publish" => From(contract, Read<Nrc101Wire.VersionPublish>(data)),
        "asset_burn" => From(contract, Read<Nrc101Wire.AssetBurn>(data)),
        _ => null,
    };

    internal static DomainEvent Of(AssetId asset, AssetEvent e) => new(StreamKeys.Asset(asset), e);

    private static DomainEvent Of(CollectionId collection, CollectionEvent e) => new(StreamKeys.Collection(collection), e);

    private static DomainEvent From(string contract, Nrc101Wire.CollectionCreate e)
    {
        var id = Collection(contract, e.CollectionId);
        var details = new CollectionDetails(
            Name(e.Name), e.KindHint, e.ContextWindow, e.BaseModel, e.Image, e.Description, e.Minting, e.Royalty);
        return Of(id, new CollectionEvent.CollectionCreated(id, details, e.CreatorId, e.OwnerId, e.CreatedAt));
    }

    private static DomainEvent From(string contract, Nrc101Wire.CollectionUpdate e)
    {
        var id = Collection(contract, e.CollectionId);
        var details = new CollectionDetails(
            Name(e.Name), e.KindHint, e.ContextWindow, e.BaseModel, e.Image, e.Description, e.Minting, e.Royalty);
        return Of(id, new CollectionEvent.CollectionUpdated(id, details, e.By));
    }

    private static DomainEvent From(string contract, Nrc101Wire.CollectionTransfer e)
    {
        var id = Collection(contract, e.CollectionId);
        return Of(id, new CollectionEvent.CollectionTransferred(id, e.OldOwnerId, e.NewOwnerId));
    }

    private static DomainEvent From(string contract, Nrc101Wire.MinterSet e)
    {
        var id = Collection(contract, e.CollectionId);
        return Of(id, new CollectionEvent.MinterSet(id, e.AccountId, e.Allowed));
    }

    private static DomainEvent From(string contract, Nrc101Wire.AssetMint e)
    {
        var id = WireJson.Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.AssetMinted(
            id, Collection(contract, e.CollectionId), Kind(e.Kind), Name(e.Name), e.CreatorId, e.OwnerId, e.Metadata,
            e.DefaultLevel, e.MaxLevel, e.Royalty, e.Version, e.MintedAt));
    }

    private static AssetKind Kind(AssetKind kind) =>
        kind != AssetKind.Foreign ? kind : throw new JsonException("An NRC-101 asset is of no foreign kind.");

    private static DomainEvent From(string contract, Nrc101Wire.MetadataUpdate e)
    {
        var id = WireJson.Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.MetadataUpdated(id, Name(e.Name), e.Metadata, e.By));
    }

    private static DomainEvent From(string contract, Nrc101Wire.VersionPublish e)
    {
        var id = WireJson.Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.VersionPublished(id, e.Version, e.By));
    }

    private static DomainEvent From(string contract, Nrc101Wire.AssetBurn e)
    {
        var id = WireJson.Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.AssetBurnt(id, e.OwnerId));
    }
}
