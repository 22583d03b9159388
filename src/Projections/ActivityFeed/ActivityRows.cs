using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.ActivityFeed;

/// <summary>Each event as one line; also one whose type this program does not know, so that a history has no holes.</summary>
internal static class ActivityRows
{
    public static ActivityRow Of(
        IEvent at, IReadOnlyDictionary<Guid, JobOrigin> jobs, IReadOnlyDictionary<string, AssetId> deals)
    {
        var origin = ChainOrigin.Of(at);
        var actor = origin?.Predecessor ?? at.UserName;
        var asset = EventConcerns.AssetOf(at.Data, jobs, deals);
        var collection = EventConcerns.CollectionOf(at.Data);
        var slash = at.StreamKey.IndexOf('/', StringComparison.Ordinal);
        return new ActivityRow(
            at.Sequence, at.Id, at.EventTypeName, at.StreamKey[..Math.Max(slash, 0)], at.StreamKey[(slash + 1)..],
            asset?.Contract ?? collection?.Contract, asset?.TokenId, collection?.Id, actor,
            Concerned(EventConcerns.AccountsOf(at.Data, jobs), origin), origin?.BlockTime.ToDateTimeOffset() ?? at.Timestamp, at.Timestamp,
            EventSummary.Of(at.Data), origin?.Network, origin?.BlockHeight, origin?.BlockHash, origin?.BlockTime, origin?.ReceiptId,
            origin?.LogIndex, origin?.TxHash, origin?.Predecessor, origin?.Signer);
    }

    // On chain the actor is an account; off chain it may be a worker, whose name can look like one.
    private static List<string> Concerned(IEnumerable<Account> accounts, ChainOrigin? origin)
    {
        var names = new List<string>(4);
        if (origin is not null)
            names.Add(origin.Predecessor);
        foreach (var account in accounts)
            if (!names.Contains(account.Value))
                names.Add(account.Value);
        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
