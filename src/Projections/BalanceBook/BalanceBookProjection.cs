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

namespace NeuraNft.Projections.BalanceBook;

/// <summary>Keeps balances, balance_entries and withdrawals: who has how much here, and why.</summary>
public sealed class BalanceBookProjection : IProjection
{
    public string Name => "balance_book";

    public IReadOnlyList<string> Tables => ["balances", "balance_entries", "withdrawals"];

    /// <summary>Whole unions that move no money here.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(AccountEvent), typeof(ContractEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(InferenceEvent), typeof(InferenceTermsEvent),
        typeof(WorkerKeyEvent), typeof(ModelEvent),
    ];

    public async Task ApplyAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct)
    {
        var used = page.Where(at => at.Data is BalanceEvent).ToList();
        await BalanceEntryRow.Table.InsertAsync(
            connection, transaction, [.. used.Select(at => BalanceRows.EntryOf((BalanceEvent)at.Data, at))], ct);
        await used.SelectMany(Statements).RunAsync(connection, transaction, ct);
    }

    private static IEnumerable<NpgsqlBatchCommand> Statements(IEvent at) =>
        [BalanceRows.BalanceOf((BalanceEvent)at.Data, at), .. BalanceRows.WithdrawalsOf((BalanceEvent)at.Data, at)];
}
