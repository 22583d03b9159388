using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Collections.CollectionEvent;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Projections.Holdings;

/// <summary>A page of events, event by event, over the rows that they are about.</summary>
internal sealed class HoldingsFold(
    Dictionary<AssetId, HoldingRow> holdings, Dictionary<Account, ProfileRow> profiles,
    Dictionary<CollectionId, CollectionCountsRow> counts)
{
    public void Apply(IEvent at)
    {
        var time = ChainOrigin.TimeOf(at);
        var changes = OwnerChange.Of(at.Data) is { } change ? Apply(change, time, at.Sequence) : Of(at.Data);
        foreach (var one in ProfileChange.Together(changes))
            profiles[one.Account] = one.ApplyTo(profiles.GetValueOrDefault(one.Account), time, at.Sequence);
    }

    private List<ProfileChange> Apply(OwnerChange change, BlockTime time, long position)
    {
        var row = holdings.GetValueOrDefault(change.Asset);
        if (row?.Position >= position || change.ApplyTo(row, time, position) is not { } next)
            return [];
        holdings[change.Asset] = next;
        Count(row, next, position);
        var changes = new List<ProfileChange>();
        if (row is { Burnt: false })
            changes.Add(new ProfileChange(row.Owner, AssetsOwned: -1));
        if (change.Owner is { } owner)
            changes.Add(new ProfileChange(owner, AssetsOwned: 1));
        if (change.Creator is { } creator)
            changes.Add(new ProfileChange(creator, AssetsCreated: 1));
        return changes;
    }

    private void Count(HoldingRow? before, HoldingRow after, long position)
    {
        var id = new CollectionId(after.Contract, after.CollectionId);
        var (minted, burnt) = (before is null ? 1 : 0, after.Burnt && before is { Burnt: false } ? 1 : 0);
        var row = counts.GetValueOrDefault(id) ?? new CollectionCountsRow(id.Contract, id.Id, 0, 0, 0);
        if (id.Id.Length > 0 && minted + burnt > 0 && row.Position < position)
            counts[id] = row with { Minted = row.Minted + minted, Burnt = row.Burnt + burnt, Position = position };
    }

    private static List<ProfileChange> Of(object data) => data switch
    {
        CollectionCreated e =>
            [new ProfileChange(e.Creator, CollectionsCreated: 1), new ProfileChange(e.Owner, CollectionsOwned: 1)],
        CollectionTransferred e =>
            [new ProfileChange(e.OldOwner, CollectionsOwned: -1), new ProfileChange(e.NewOwner, CollectionsOwned: 1)],
        Sold e => [new ProfileChange(e.Seller, Sales: 1), new ProfileChange(e.Buyer, Purchases: 1)],
        LeaseStarted e => [new ProfileChange(e.Account, Leases: 1)],
        _ => [],
    };
}
