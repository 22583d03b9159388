using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Tokens.TokenEvent;

namespace NeuraNft.Projections.Holdings;

/// <summary>How an event changes an asset's or a plain token's owner.</summary>
/// <param name="Owner">The new one; null: it is no more.</param>
/// <param name="Creator">Where it is minted.</param>
/// <param name="CollectionId">Where it is minted into one.</param>
/// <param name="MayBegin">It is known from this event on, where no earlier one of it is in the log (ingestion began later).</param>
internal sealed record OwnerChange(AssetId Asset, Account? Owner, Account? Creator, string CollectionId, bool MayBegin)
{
    /// <summary>Null: the event changes no owner.</summary>
    public static OwnerChange? Of(object data) => data switch
    {
        AssetMinted e => new OwnerChange(e.Asset, e.Owner, e.Creator, e.Collection.Id, MayBegin: true),
        AssetTransferred e => new OwnerChange(e.Asset, e.NewOwner, null, "", MayBegin: false),
        AssetBurnt e => new OwnerChange(e.Asset, null, null, "", MayBegin: false),
        TokenMinted e => new OwnerChange(e.Token, e.Owner, null, "", MayBegin: true),
        TokenTransferred e => new OwnerChange(e.Token, e.NewOwner, null, "", MayBegin: true),
        TokenBurnt e => new OwnerChange(e.Token, null, null, "", MayBegin: false),
        _ => null,
    };

    public HoldingRow? ApplyTo(HoldingRow? row, BlockTime time, long position) => (row, Owner) switch
    {
        (null, _) when !MayBegin || Owner is null => null,
        (null, { } owner) => new HoldingRow(
            Asset.Contract, Asset.TokenId, CollectionId, owner, time, position, Burnt: false, position),
        ({ } r, { } owner) => r with { Owner = owner, Since = time, SincePosition = position, Burnt = false, Position = position },
        ({ } r, null) => r with { Burnt = true, Position = position },
    };
}
