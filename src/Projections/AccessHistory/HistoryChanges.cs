using System.Diagnostics;
using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Projections.AccessHistory.HistoryChange;

namespace NeuraNft.Projections.AccessHistory;

/// <summary>Which intervals each event closes and opens; in this order.</summary>
internal static class HistoryChanges
{
    public const string Owner = "owner";
    public const string Grant = "grant";
    public const string Default = "default";
    public const string Cap = "cap";
    public const string Everyone = "";

    public static readonly IReadOnlyCollection<Type> Unused = AccessRows.Unused;

    public static IReadOnlyList<HistoryChange> Of(AssetEvent @event, IEvent at)
    {
        var time = ChainOrigin.TimeOf(at);
        return @event switch
        {
            AssetMinted e =>
            [
                new Open(e.Asset, Owner, e.Owner.Value, AccessLevel.AbsoluteOwnership, e.Creator, null, time),
                new Open(e.Asset, Default, Everyone, e.DefaultLevel, e.Creator, null, time),
                new Open(e.Asset, Cap, Everyone, e.MaxLevel, e.Creator, null, time),
            ],
            AssetTransferred e =>
            [
                new Close(e.Asset, Owner, null, "transferred"),
                new Open(e.Asset, Owner, e.NewOwner.Value, AccessLevel.AbsoluteOwnership, e.OldOwner, null, time),
            ],
            AccessEpochBumped e => [new Close(e.Asset, Grant, null, "lapsed")],
            AccessSet e =>
            [
                new Close(e.Asset, AccessGrantRow.SourceOf(e.Origin), e.Account.Value, "replaced"),
                new Open(e.Asset, AccessGrantRow.SourceOf(e.Origin), e.Account.Value, e.Level, e.GrantedBy, e.ExpiresAt, time),
            ],
            AccessRevoked e =>
                [.. AccessRows.SourcesOf(e).Select(source => new Close(e.Asset, source, e.Account.Value, "revoked"))],
            DefaultLevelSet e =>
            [
                new Close(e.Asset, Default, null, "replaced"),
                new Open(e.Asset, Default, Everyone, e.Level, e.By, null, time),
            ],
            MaxLevelSet e => [new Close(e.Asset, Cap, null, "replaced"), new Open(e.Asset, Cap, Everyone, e.Level, e.By, null, time)],
            AssetBurnt e => [new Close(e.Asset, null, null, "burnt")],
            _ => throw new UnreachableException(@event.GetType().Name),
        };
    }
}
