using Neura.EventStore;
using NeuraNft.Domain;
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
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Assets.AssetEvent;
using static NeuraNft.Domain.Balances.BalanceEvent;
using static NeuraNft.Domain.Market.MarketEvent;

namespace NeuraNft.Projections.Revenue;

/// <summary>Keeps what was paid by UTC day, of each asset, to each account and in all, and whether everyone got their due.</summary>
public sealed class RevenueProjection : IProjection
{
    private static readonly Type[] Used =
    [
        typeof(AssetMinted), typeof(AssetTransferred), typeof(RoyaltySet), typeof(LeaseStarted), typeof(Sold), typeof(BalanceCharged),
        typeof(BalanceEarned),
    ];

    public string Name => "revenue_daily";

    public IReadOnlyList<string> Tables =>
        ["revenue_daily", "account_revenue_daily", "market_revenue_daily", "royalty_owed_vs_paid", "royalty_terms"];

    public IReadOnlyList<string> Lookups => [];

    /// <summary>Event types, or whole unions, that pay nobody and change nobody's part.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(InferenceEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
        .. new[] { typeof(AssetEvent), typeof(MarketEvent), typeof(BalanceEvent) }.SelectMany(u => u.GetNestedTypes()).Except(Used),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var used = page.Where(at => Used.Contains(at.Data.GetType())).ToList();
        if (used.Count == 0)
            return;
        var incomes = used.Select(at => Income.Of(at.Data, _ => null)).OfType<Income>().ToList();
        AssetId[] ids =
        [
            .. used.Select(at => at.Data).OfType<AssetEvent>().Select(AssetEvents.IdOf)
                .Concat(incomes.SelectMany(i => i.Assets)).Distinct(),
        ];
        var termsBefore = (await SelectTerms(ids).ReadAsync<RoyaltyTermsRow>(connection, transaction, ct)).ToDictionary(t => t.Asset);
        var terms = termsBefore.ToDictionary();
        var days = incomes.Select(i => UtcDay.Of(i.At))
            .Concat(used.Where(at => at.Data is BalanceEvent).Select(at => UtcDay.Of(at.Timestamp))).Distinct().ToList();
        var runs = used.Select(at => at.Data).OfType<BalanceEvent>().ToList();
        AssetId[] paidFor =
            [.. incomes.SelectMany(i => i.Assets).Concat(runs.OfType<BalanceCharged>().Select(e => e.Asset).OfType<AssetId>()).Distinct()];
        Account[] concerned =
        [
            .. terms.Values.Select(t => t.Owner).Concat(used.SelectMany(at => OwnersOf(at.Data)))
                .Concat(incomes.SelectMany(i => i.Payouts.Amounts.Select(p => p.Key).Append(i.Payer)))
                .Concat(incomes.Select(i => i.Owner).OfType<Account>()).Concat(runs.Select(e => e.Account)).Distinct(),
        ];
        var before = await LoadAsync(connection, transaction, paidFor, concerned, days, ct);
        var (assets, accounts, market) = (before.Assets.ToDictionary(), before.Accounts.ToDictionary(), before.Market.ToDictionary());

        var fold = new RevenueFold(terms, assets, accounts, market);
        foreach (var at in used)
            fold.Apply(at);
        await RoyaltyTermsRow.Table.SaveAsync(connection, transaction, termsBefore, terms, ct);
        await RevenueRow.Table.SaveAsync(connection, transaction, before.Assets, assets, ct);
        await AccountRevenueRow.Table.SaveAsync(connection, transaction, before.Accounts, accounts, ct);
        await MarketRevenueRow.Table.SaveAsync(connection, transaction, before.Market, market, ct);
        await RoyaltyPaymentRow.Table.InsertAsync(connection, transaction, fold.Payments, ct);
    }

    private static async Task<(
        Dictionary<(AssetId Asset, DateOnly Day), RevenueRow> Assets,
        Dictionary<(Account Account, DateOnly Day), AccountRevenueRow> Accounts,
        Dictionary<DateOnly, MarketRevenueRow> Market)> LoadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, AssetId[] paidFor, Account[] concerned, List<DateOnly> days,
        CancellationToken ct)
    {
        if (days.Count == 0)
            return ([], [], []);
        var assets = await SelectAssets(paidFor, days).ReadAsync<RevenueRow>(connection, transaction, ct);
        var accounts = await AccountRevenueRow.Table.Select(
                "where t.account = any($1) and t.day = any($2)", Optional.Texts(concerned.Select(a => a.Value)), DayRange.Days(days))
            .ReadAsync<AccountRevenueRow>(connection, transaction, ct);
        var market = await MarketRevenueRow.Table.Select("where t.day = any($1)", DayRange.Days(days))
            .ReadAsync<MarketRevenueRow>(connection, transaction, ct);
        return (assets.ToDictionary(r => r.Key), accounts.ToDictionary(r => r.Key), market.ToDictionary(r => r.Day));
    }

    private static Account[] OwnersOf(object data) => data switch
    {
        AssetMinted e => [e.Owner],
        AssetTransferred e => [e.NewOwner],
        _ => [],
    };

    private static NpgsqlBatchCommand SelectTerms(AssetId[] ids) => RoyaltyTermsRow.Table.Select(
        "join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id)",
        Optional.Texts(ids.Select(i => i.Contract)), Optional.Texts(ids.Select(i => i.TokenId)));

    private static NpgsqlBatchCommand SelectAssets(AssetId[] assets, List<DateOnly> days) => RevenueRow.Table.Select(
        "join (select distinct * from unnest($1, $2) u(contract, token_id)) u using (contract, token_id) where t.day = any($3)",
        Optional.Texts(assets.Select(a => a.Contract)), Optional.Texts(assets.Select(a => a.TokenId)), DayRange.Days(days));
}
