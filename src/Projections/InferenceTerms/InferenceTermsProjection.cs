using NeuraNft.Domain.Models;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Domain.Accounts;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using NeuraNft.Projections.Rows;
using Npgsql;
using static NeuraNft.Domain.Inferences.InferenceTermsEvent;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.InferenceTerms;

/// <summary>Keeps inference_terms: what a run of a model costs, and how many an account may have.</summary>
public sealed class InferenceTermsProjection : IProjection
{
    public string Name => "inference_terms";

    public IReadOnlyList<string> Tables => ["inference_terms"];

    /// <summary>Whole unions that say nothing of terms.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(InferenceEvent), typeof(BalanceEvent), typeof(WorkerKeyEvent),
        typeof(ModelEvent),
    ];

    public Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        page.Where(at => at.Data is InferenceTermsEvent).Select(at => Of((InferenceTermsEvent)at.Data, at))
            .RunAsync(connection, transaction, ct);

    private static NpgsqlBatchCommand Of(InferenceTermsEvent @event, IEvent at) => @event switch
    {
        InferencePriceSet e => Statement.Of(
            """
            insert into inference_terms as t (contract, token_id, price, quotas, position) values ($1, $2, $3, '{}', $4)
            on conflict (contract, token_id) do update set price = excluded.price, position = excluded.position
            where t.position < excluded.position
            """,
            Text(e.Asset.Contract), Text(e.Asset.TokenId), Amount(e.Price), Long(at.Sequence)),
        InferenceQuotaSet e => Statement.Of(
            """
            insert into inference_terms as t (contract, token_id, price, quotas, position) values ($1, $2, 0, $4, $5)
            on conflict (contract, token_id) do update
                set quotas = (t.quotas - $3) || excluded.quotas, position = excluded.position
            where t.position < excluded.position
            """,
            Text(e.Asset.Contract), Text(e.Asset.TokenId), Text(LevelOf(e)), QuotaOf(e), Long(at.Sequence)),
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    private static NpgsqlParameter QuotaOf(InferenceQuotaSet e)
    {
        var quotas = new Dictionary<string, InferenceQuotaRow>();
        if (e.Quota is { } quota)
            quotas[LevelOf(e)] = InferenceQuotaRow.Of(quota);
        return Json(JsonSerializer.SerializeToElement(quotas, RowJson.Options));
    }

    private static string LevelOf(InferenceQuotaSet e) => ((int)e.Level).ToString(CultureInfo.InvariantCulture);
}
