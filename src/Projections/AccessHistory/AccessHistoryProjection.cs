using System.Diagnostics;
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
using NeuraNft.Projections.Rows;
using Npgsql;
using NpgsqlTypes;

namespace NeuraNft.Projections.AccessHistory;

/// <summary>Keeps access_history: every right as an interval with its events. Applying an event again changes nothing.</summary>
public sealed class AccessHistoryProjection : IProjection
{
    private const string Opening = """
        insert into access_history
            (contract, token_id, kind, account, level, granted_by, expires_at, from_time, opened_position, opened_event)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict do nothing
        """;

    private const string Closing = """
        update access_history set until_time = $5, closed_position = $6, closed_event = $7, closed_reason = $8
        where contract = $1 and token_id = $2 and ($3 is null or kind = $3) and ($4 is null or account = $4)
            and closed_position is null and opened_position < $6
        """;

    public string Name => "access_history";

    public IReadOnlyList<string> Tables => ["access_history"];

    /// <summary>Event types, or whole unions, that change no right.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(InferenceEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent),
        typeof(TokenEvent), typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent), .. HistoryChanges.Unused,
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var at in page)
        {
            if (at.Data is not AssetEvent data || HistoryChanges.Unused.Contains(data.GetType()))
                continue;
            foreach (var change in HistoryChanges.Of(data, at))
                batch.BatchCommands.Add(Command(change, at));
        }

        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlBatchCommand Command(HistoryChange change, IEvent at) => change switch
    {
        HistoryChange.Open c => Command(
            Opening, Text(c.Asset.Contract), Text(c.Asset.TokenId), Text(c.Kind), Text(c.Account),
            new() { Value = (short)c.Level, NpgsqlDbType = NpgsqlDbType.Smallint }, Text(c.By.Value), Time(c.ExpiresAt), Time(c.From),
            Optional.Long(at.Sequence), Id(at)),
        HistoryChange.Close c => Command(
            Closing, Text(c.Asset.Contract), Text(c.Asset.TokenId), Text(c.Kind), Text(c.Account), Time(ChainOrigin.TimeOf(at)),
            Optional.Long(at.Sequence), Id(at), Text(c.Reason)),
        _ => throw new UnreachableException(change.GetType().Name),
    };

    private static NpgsqlBatchCommand Command(string sql, params IEnumerable<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Text(string? value) => Optional.Text(value);

    private static NpgsqlParameter Time(Domain.BlockTime? value) => Optional.Time(value);

    private static NpgsqlParameter Id(IEvent at) => new() { Value = at.Id, NpgsqlDbType = NpgsqlDbType.Uuid };
}
