using NeuraNft.Api.Activity;
using NeuraNft.Api.Assets;
using NeuraNft.Api.Positions;
using NeuraNft.Api.Transactions;
using NeuraNft.Domain;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.ActivityFeed;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Api.History;

/// <summary>Rights as they were.</summary>
[QueryType]
public static partial class AccessAtQueries
{
    /// <summary>
    /// What an account could do with an asset at an instant, why, and by which events; null where there was no such asset then. By a time
    /// alone it tells what was so on chain by all that is known; with knownAt, what this log would have answered there. By a position it
    /// tells both. Rights are public: they are on the chain.
    /// </summary>
    public static async Task<AccessAt?> GetAccessAtAsync(
        [ID<Asset>] string assetId, Account account, AccessInstantInput at, Position? knownAt, AccessViewQueries access,
        HistoryQueries history, KnownPositions positions, ReadModelPositions models, CancellationToken cancellationToken)
    {
        if ((knownAt ?? at.Position) is { } asked)
            await positions.EnsureAsync(asked, cancellationToken);
        if (at.Position is { } place && knownAt is not null)
            await positions.EnsureAsync(place, cancellationToken);
        var known = knownAt ?? at.Position ?? new Position(await models.All.ReadAsync(cancellationToken));
        if (await TimeAsync(at, history, cancellationToken) is not { } time)
            return null;
        return await access.ExplainAsKnownAsync(AssetKey.Parse(assetId), account, time, known.Value, cancellationToken) is { } found
            ? new AccessAt(Access.From(found), time, known, await EventsAsync(found, history, cancellationToken))
            : null;
    }

    private static async Task<BlockTime?> TimeAsync(AccessInstantInput at, HistoryQueries history, CancellationToken ct) => at switch
    {
        { Time: { } time } => ChainTime.Of(time),
        { BlockTime: { } time } => time,
        { Position: { } position } => await history.ChainTimeAtAsync(position.Value, ct),
        _ => null,
    };

    private static async Task<IReadOnlyList<AccessEvidence>> EventsAsync(
        AccessExplanation found, HistoryQueries history, CancellationToken cancellationToken)
    {
        (AccessEvidenceRole Role, EventReference? Event)[] evidence =
        [
            (AccessEvidenceRole.Gives, found.GivenBy),
            (AccessEvidenceRole.Default, found.GivenBy is null ? found.DefaultBy : null),
            (AccessEvidenceRole.Caps, found.CappedBy),
            (AccessEvidenceRole.Gave, found.MissedBy),
            (AccessEvidenceRole.Ended, found.EndedBy),
        ];
        var known = evidence.Where(e => e.Event is not null).Select(e => (e.Role, Event: e.Event!)).OrderBy(e => e.Event.Position).ToList();
        var lines = (await history.AtAsync([.. known.Select(e => e.Event.Position).Distinct()], cancellationToken))
            .ToDictionary(row => row.Position, ActivityEntry.From);
        return
        [
            .. known.Select(e => new AccessEvidence(
                e.Role, new Position(e.Event.Position), e.Event.EventId, lines.GetValueOrDefault(e.Event.Position))),
        ];
    }
}
