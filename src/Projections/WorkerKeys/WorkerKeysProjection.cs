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
using Npgsql;
using static NeuraNft.Domain.Inferences.WorkerKeyEvent;

namespace NeuraNft.Projections.WorkerKeys;

/// <summary>Keeps worker_keys: who signs receipts, and to whom inputs can be encrypted.</summary>
public sealed class WorkerKeysProjection : IProjection
{
    public string Name => "worker_keys";

    public IReadOnlyList<string> Tables => ["worker_keys"];

    /// <summary>Whole unions that say nothing of workers' public keys.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(InferenceEvent), typeof(BalanceEvent),
        typeof(InferenceTermsEvent), typeof(ModelEvent),
    ];

    public Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        WorkerKeyRow.Table.InsertAsync(
            connection, transaction, [.. page.Where(at => at.Data is WorkerKeysRegistered).Select(RowOf)], ct);

    private static WorkerKeyRow RowOf(IEvent at)
    {
        var e = (WorkerKeysRegistered)at.Data;
        return new WorkerKeyRow(e.EncryptionKey, e.Worker, e.SigningKey, e.Signature, at.Timestamp, at.Sequence);
    }
}
