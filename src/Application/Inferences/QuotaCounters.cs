using Neura.EventStore;
using NeuraNft.Application.Log;
using NeuraNft.Domain.Inferences;
using Npgsql;

namespace NeuraNft.Application.Inferences;

/// <summary>
/// The table inference_quota. A run is counted in the transaction of its request, under the lock of its counter's row: nobody gets past it
/// by asking twice at once, and a request that is refused for something else counts nothing.
/// </summary>
internal static class QuotaCounters
{
    private const string Exceeded = "NR004";

    public static void CountRun(this DocumentSession session, InferenceEvent.InferenceRequested asked, InferenceQuota quota)
    {
        foreach (var (period, limit) in LimitsOf(quota))
            session.Queue(
                "select take_quota($1, $2, $3, $4, $5, $6)", asked.Asset.Contract, asked.Asset.TokenId, asked.Requester.Value,
                NameOf(period), (decimal)period.Start(asked.RequestedAt).Nanoseconds, limit);
    }

    /// <returns>Null where the failure is another.</returns>
    public static InferenceRefusal.QuotaExceeded? RefusalOf(
        PostgresException failure, InferenceEvent.InferenceRequested asked, InferenceQuota quota)
    {
        if (failure.SqlState != Exceeded)
            return null;
        var (period, limit) = LimitsOf(quota).Single(l => NameOf(l.Period) == failure.MessageText);
        return new InferenceRefusal.QuotaExceeded(asked.LevelSeen, period, limit, period.End(asked.RequestedAt));
    }

    private static IEnumerable<(QuotaPeriod Period, int Limit)> LimitsOf(InferenceQuota quota)
    {
        if (quota.PerHour is { } hour)
            yield return (QuotaPeriod.Hour, hour);
        if (quota.PerDay is { } day)
            yield return (QuotaPeriod.Day, day);
    }

    private static string NameOf(QuotaPeriod period) => period switch
    {
        QuotaPeriod.Hour => "hour",
        QuotaPeriod.Day => "day",
    };
}
