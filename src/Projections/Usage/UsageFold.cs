using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.Rows;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Projections.Usage;

/// <summary>A page of events, event by event, over the days that they fall on.</summary>
internal sealed class UsageFold(
    Dictionary<Guid, UsageJobRow> jobs, HashSet<UserDayRow> users, Dictionary<(AssetId Asset, DateOnly Day), UsageRow> days,
    Dictionary<DateOnly, MarketUsageRow> market)
{
    private readonly HashSet<(DateOnly, Account)> seen = [.. users.Select(u => (u.Day, u.Account))];

    public List<UserDayRow> NewUsers { get; } = [];

    public void Apply(IEvent at)
    {
        var data = (InferenceEvent)at.Data;
        // A job whose request is not in the log is counted nowhere.
        if (data is InferenceRequested asked)
            jobs.TryAdd(asked.Job, new UsageJobRow(asked.Job, asked.Asset.Contract, asked.Asset.TokenId));
        if (ChangeOf(data) is not { } change || !jobs.TryGetValue(InferenceJobRows.IdOf(data), out var job))
            return;
        var day = UtcDay.Of(at.Timestamp);
        var row = days.GetValueOrDefault((job.Asset, day)) ?? UsageRow.Empty((job.Asset, day));
        if (row.Position >= at.Sequence)
            return;
        var (ofAsset, ofMarket) = data is InferenceRequested e ? See(e, day) : (0, 0);
        days[row.Key] = change.ApplyTo(row, ofAsset, at.Sequence);
        market[day] = change.ApplyTo(
            market.GetValueOrDefault(day) ?? new MarketUsageRow(day, 0, 0, 0, 0, 0, 0, 0), ofMarket, at.Sequence);
    }

    private (int OfAsset, int OfMarket) See(InferenceRequested e, DateOnly day)
    {
        var user = new UserDayRow(day, e.Requester, e.Asset.Contract, e.Asset.TokenId);
        if (!users.Add(user))
            return (0, 0);
        NewUsers.Add(user);
        return (1, seen.Add((day, e.Requester)) ? 1 : 0);
    }

    private static UsageChange? ChangeOf(InferenceEvent @event) => @event switch
    {
        InferenceRequested => new UsageChange(Requested: 1),
        InferenceCompleted e => new UsageChange(Completed: 1, ComputeUs: e.Result.DurationMicroseconds),
        InferenceFailed => new UsageChange(Failed: 1),
        InferenceCancelled => new UsageChange(Cancelled: 1),
        _ => null,
    };
}
