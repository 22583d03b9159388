using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Application.Chain;

/// <summary>Turns one element of a logged event's `data` into domain events: none where another log of the same receipt says it.</summary>
internal static class Nrc101Events
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatIsNotNullable } },
        Converters = { new DefinedAccessLevel(), new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <returns>Null where the event is unknown.</returns>
    /// <exception cref="JsonException">The element is not what the standard says.</exception>
    public static IReadOnlyList<DomainEvent>? Translate(string standard, string name, string contract, JsonElement data) =>
        (standard, name) switch
    {
        ("nrc101", "collection_create") => [From(contract, Read<Nrc101Wire.CollectionCreate>(data))],
        ("nrc101", "collection_update") => [From(contract, Read<Nrc101Wire.CollectionUpdate>(data))],
        ("nrc101", "collection_transfer") => [From(contract, Read<Nrc101Wire.CollectionTransfer>(data))],
        ("nrc101", "minter_set") => [From(contract, Read<Nrc101Wire.MinterSet>(data))],
        ("nrc101", "asset_mint") => [From(contract, Read<Nrc101Wire.AssetMint>(data))],
        ("nrc101", "metadata_update") => [From(contract, Read<Nrc101Wire.MetadataUpdate>(data))],
        ("nrc101", "version_publish") => [From(contract, Read<Nrc101Wire.VersionPublish>(data))],
        ("nrc101", "access_set") => [From(contract, Read<Nrc101Wire.AccessSet>(data))],
        ("nrc101", "access_revoke") => [From(contract, Read<Nrc101Wire.AccessRevoke>(data))],
        ("nrc101", "default_level_set") => [DefaultLevel(contract, Read<Nrc101Wire.LevelSet>(data))],
        ("nrc101", "max_level_set") => [MaxLevel(contract, Read<Nrc101Wire.LevelSet>(data))],
        ("nrc101", "access_epoch") => [From(contract, Read<Nrc101Wire.AccessEpoch>(data))],
        ("nrc101", "asset_burn") => [From(contract, Read<Nrc101Wire.AssetBurn>(data))],
        ("nep171", "nft_transfer") => [.. Each(contract, Read<Nrc101Wire.NftTransfer>(data))],
        // asset_mint and asset_burn of the same receipt say more.
        ("nep171", "nft_mint" or "nft_burn") => [],
        _ => null,
    };

    // Optional fields may be left out; for any other, what is missing must not become a null or a zero.
    private static void RequireWhatIsNotNullable(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is not null))
            property.IsRequired = !property.IsSetNullable;
    }

    private static T Read<T>(JsonElement data) => data.Deserialize<T>(Json) ?? throw new JsonException("An element of data is null.");

    private static DomainEvent Of(AssetId asset, AssetEvent e) => new(StreamKeys.Asset(asset), e);

    private static DomainEvent Of(CollectionId collection, CollectionEvent e) => new(StreamKeys.Collection(collection), e);

    private static CollectionId Collection(string contract, string? id) =>
        id is { Length: > 0 and <= 20 } && id.All(char.IsAsciiDigit) ? new(contract, id)
            : throw new JsonException("collection_id is not a number.");

    private static AssetId Asset(string contract, string? token) =>
        token is { Length: > 0 and <= 128 } && !token.Contains('/') && !token.Any(char.IsControl)
            ? new(contract, token) : throw new JsonException("token_id is missing, too long or malformed.");

    private static string Name(string? name) => name is { Length: > 0 } ? name : throw new JsonException("name is missing.");

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
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.AssetMinted(
            id, Collection(contract, e.CollectionId), e.Kind, Name(e.Name), e.CreatorId, e.OwnerId, e.Metadata,
            e.DefaultLevel, e.MaxLevel, e.Royalty, e.Version, e.MintedAt));
    }

    private static DomainEvent From(string contract, Nrc101Wire.MetadataUpdate e)
    {
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.MetadataUpdated(id, Name(e.Name), e.Metadata, e.By));
    }

    private static DomainEvent From(string contract, Nrc101Wire.VersionPublish e)
    {
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.VersionPublished(id, e.Version, e.By));
    }

    private static DomainEvent From(string contract, Nrc101Wire.AccessSet e)
    {
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.AccessSet(id, e.AccountId, e.Level, e.ExpiresAt, e.GrantedBy, e.GrantedAt, e.Origin));
    }

    private static DomainEvent From(string contract, Nrc101Wire.AccessRevoke e)
    {
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.AccessRevoked(id, e.AccountId, e.RevokedBy));
    }

    private static DomainEvent DefaultLevel(string contract, Nrc101Wire.LevelSet e)
    {
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.DefaultLevelSet(id, e.Level, e.By));
    }

    private static DomainEvent MaxLevel(string contract, Nrc101Wire.LevelSet e)
    {
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.MaxLevelSet(id, e.Level, e.By));
    }

    private static DomainEvent From(string contract, Nrc101Wire.AccessEpoch e)
    {
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.AccessEpochBumped(id, e.Epoch, e.OldOwnerId, e.NewOwnerId));
    }

    private static DomainEvent From(string contract, Nrc101Wire.AssetBurn e)
    {
        var id = Asset(contract, e.TokenId);
        return Of(id, new AssetEvent.AssetBurnt(id, e.OwnerId));
    }

    private static IEnumerable<DomainEvent> Each(string contract, Nrc101Wire.NftTransfer e) =>
        from token in e.TokenIds
        let id = Asset(contract, token)
        select Of(id, new AssetEvent.AssetTransferred(id, e.OldOwnerId, e.NewOwnerId, e.AuthorizedId, e.Memo));
}
