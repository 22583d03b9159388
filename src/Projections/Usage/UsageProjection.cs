using Neura.EventStore;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Inferences.InferenceEvent;

namespace NeuraNft.Projections.Usage;

/// <summary>Keeps usage_daily, by asset, and market_usage_daily, with the jobs and users that these count by.</summary>
public sealed class UsageProjection : IProjection
{
    public string Name => "usage_daily";

    public IReadOnlyList<string> Tables => ["usage_daily", "usage_user_daily", "usage_job", "market_usage_daily"];

    public IReadOnlyList<string> Lookups => [];

    /// <summary>Event types, or whole unions, that are no use; a start is counted with its end.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent), typeof(InferenceStarted),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var used = page.Where(at => at.Data is InferenceEvent and not InferenceStarted).ToList();
        if (used.Count == 0)
            return;
        var asked = used.Where(at => at.Data is InferenceRequested).ToList();
        Guid[] ids = [.. used.Select(at => InferenceJobRows.IdOf((InferenceEvent)at.Data)).Distinct()];
        var jobsBefore = (await UsageJobRow.Table.Select("where t.job = any($1)", ids).ReadAsync<UsageJobRow>(connection, transaction, ct))
            .ToDictionary(j => j.Job);
        AssetId[] assets =
            [.. asked.Select(at => ((InferenceRequested)at.Data).Asset).Concat(jobsBefore.Values.Select(j => j.Asset)).Distinct()];
        var days = used.Select(at => UtcDay.Of(at.Timestamp)).Distinct().ToList();
        var rowsBefore = (await SelectDays(assets, days).ReadAsync<UsageRow>(connection, transaction, ct)).ToDictionary(r => r.Key);
        var users = await SelectUsers(asked).ReadAsync<UserDayRow>(connection, transaction, ct);
        var marketBefore = (await MarketUsageRow.Table.Select("where t.day = any($1)", DayRange.Days(days))
            .ReadAsync<MarketUsageRow>(connection, transaction, ct)).ToDictionary(r => r.Day);

        var (jobs, rows, market) = (jobsBefore.ToDictionary(), rowsBefore.ToDictionary(), marketBefore.ToDictionary());
        var fold = new UsageFold(jobs, [.. users], rows, market);
        foreach (var at in used)
            fold.Apply(at);
        await UsageJobRow.Table.SaveAsync(connection, transaction, jobsBefore, jobs, ct);
        await UserDayRow.Table.CopyAsync(connection, fold.NewUsers, ct);
        await UsageRow.Table.SaveAsync(connection, transaction, rowsBefore, rows, ct);
        await MarketUsageRow.Table.SaveAsync(connection, transaction, marketBefore, market, ct);
    }

    private static NpgsqlBatchCommand SelectDays(AssetId[] assets, List<DateOnly> days) => UsageRow.Table.Select(
        "join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id) where t.day = any($3)",
        Optional.Texts(assets.Select(a => a.Contract)), Optional.Texts(assets.Select(a => a.TokenId)), DayRange.Days(days));

    // All that each of them asked that day: an account is counted once for the market too.
    private static NpgsqlBatchCommand SelectUsers(List<IEvent> asked) => UserDayRow.Table.Select(
        "join (select distinct * from unnest($1, $2) u(day, account)) u using (day, account)",
        DayRange.Days(asked.Select(at => UtcDay.Of(at.Timestamp))),
        Optional.Texts(asked.Select(at => ((InferenceRequested)at.Data).Requester.Value)));
}
