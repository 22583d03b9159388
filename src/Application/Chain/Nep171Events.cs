using System.Text.Json;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Tokens;
using static NeuraNft.Application.Chain.WireJson;

namespace NeuraNft.Application.Chain;

/// <summary>NEP-171's own three events: of an NRC-101 contract, whose other events say more, or of any other contract.</summary>
internal static class Nep171Events
{
    /// <summary>Of an NRC-101 contract.</summary>
    public static IReadOnlyList<DomainEvent>? OfAssets(string name, string contract, JsonElement data) => name switch
    {
        "nft_transfer" => Transfers(contract, Read<Nep171Wire.NftTransfer>(data)),
        // asset_mint and asset_burn of the same receipt say more.
        "nft_mint" or "nft_burn" => [],
        _ => null,
    };

    /// <summary>Of any contract that speaks NEP-171.</summary>
    /// <returns>Null where the event is unknown.</returns>
    /// <exception cref="JsonException">The element is not what the standard says.</exception>
    public static IReadOnlyList<DomainEvent>? OfTokens(string name, string contract, JsonElement data) => name switch
    {
        "nft_mint" => Minted(contract, Read<Nep171Wire.NftMint>(data)),
        "nft_transfer" => Transferred(contract, Read<Nep171Wire.NftTransfer>(data)),
        "nft_burn" => Burnt(contract, Read<Nep171Wire.NftBurn>(data)),
        _ => null,
    };

    private static DomainEvent[] Transfers(string contract, Nep171Wire.NftTransfer e) =>
    [
        .. from token in e.TokenIds
           let id = Asset(contract, token)
           select Nrc101Events.Of(
               id, new AssetEvent.AssetTransferred(id, e.OldOwnerId, e.NewOwnerId, e.AuthorizedId, e.Memo)),
    ];

    private static DomainEvent[] Minted(string contract, Nep171Wire.NftMint e) =>
        Each(contract, e.TokenIds, id => new TokenEvent.TokenMinted(id, e.OwnerId, e.Memo));

    private static DomainEvent[] Transferred(string contract, Nep171Wire.NftTransfer e) =>
        Each(contract, e.TokenIds, id => new TokenEvent.TokenTransferred(id, e.OldOwnerId, e.NewOwnerId, e.AuthorizedId, e.Memo));

    private static DomainEvent[] Burnt(string contract, Nep171Wire.NftBurn e) =>
        Each(contract, e.TokenIds, id => new TokenEvent.TokenBurnt(id, e.OwnerId, e.AuthorizedId, e.Memo));

    private static DomainEvent[] Each(string contract, IReadOnlyList<string> tokens, Func<AssetId, TokenEvent> of) =>
    [
        .. from token in tokens
           let id = Token(contract, token)
           select new DomainEvent(StreamKeys.Token(id), of(id)),
    ];
}
