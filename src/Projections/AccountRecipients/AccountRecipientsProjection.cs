using System.Text.Json;
using Neura.EventStore;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Contracts;
using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Market;
using NeuraNft.Domain.Models;
using NeuraNft.Domain.Sealing;
using NeuraNft.Domain.Tokens;
using Npgsql;
using static NeuraNft.Domain.Accounts.AccountEvent;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.AccountRecipients;

/// <summary>Keeps account_recipient: the age key of each account, the newest registered.</summary>
public sealed class AccountRecipientsProjection : IProjection
{
    public string Name => "account_recipients";

    public IReadOnlyList<string> Tables => ["account_recipient"];

    /// <summary>Event types, or whole unions, that change nothing here.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(InferenceEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(SessionOpened), typeof(SessionRefreshed), typeof(SessionClosed), typeof(ApiKeyIssued), typeof(ApiKeyRevoked),
        typeof(TextGenerated), typeof(SubjectErased), typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var registered = page.Where(at => at.Data is EncryptionKeyRegistered);
        await Rows.Statement.RunAsync(registered.Select(at => Of((EncryptionKeyRegistered)at.Data, at)), connection, transaction, ct);
    }

    private static NpgsqlBatchCommand Of(EncryptionKeyRegistered e, IEvent at) => Rows.Statement.Of(
        """
        insert into account_recipient as t (network, account, recipient, statement, registered_at, position)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (network, account) do update set recipient = excluded.recipient, statement = excluded.statement,
            registered_at = excluded.registered_at, position = excluded.position
        where t.position < excluded.position
        """,
        Text(e.Network), Text(e.Account), Text(e.Recipient),
        Json(JsonSerializer.SerializeToElement(e.Statement, JsonSerializerOptions.Web)),
        new NpgsqlParameter { Value = e.RegisteredAt.ToUniversalTime() }, Long(at.Sequence));
}
