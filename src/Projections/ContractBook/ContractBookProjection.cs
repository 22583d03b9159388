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
using static NeuraNft.Domain.Contracts.ContractEvent;
using static NeuraNft.Projections.Rows.Statement;

namespace NeuraNft.Projections.ContractBook;

/// <summary>Keeps contract_summary, audit_anchor and held_payout: who runs a contract, what it anchors, what it keeps.</summary>
public sealed class ContractBookProjection : IProjection
{
    public string Name => "contract_book";

    public IReadOnlyList<string> Tables => ["contract_summary", "audit_anchor", "held_payout"];

    /// <summary>Event types, or whole unions, that change nothing here.</summary>
    public static IReadOnlyCollection<Type> Unused =>
    [
        typeof(CollectionEvent), typeof(AssetEvent), typeof(InferenceEvent), typeof(AccountEvent), typeof(MarketEvent), typeof(TokenEvent),
        typeof(ContentEvent), typeof(KeyEvent), typeof(WorkerEvent), typeof(ModelEvent),
        typeof(BalanceEvent), typeof(InferenceTermsEvent), typeof(WorkerKeyEvent), typeof(PayoutForwarded),
    ];

    public Task ApplyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<IEvent> page, CancellationToken ct) =>
        page.Where(at => at.Data is ContractEvent and not PayoutForwarded).Select(at => Of((ContractEvent)at.Data, at))
            .RunAsync(connection, transaction, ct);

    private static NpgsqlBatchCommand Of(ContractEvent @event, IEvent at) => @event switch
    {
        PlatformSet e => Summary(e.Contract, at, "platform, fee_basis_points", Text(e.Account), Int(e.FeeBasisPoints)),
        AnchorerSet e => Summary(e.Contract, at, "anchorer", Text(e.Account)),
        OwnerSet e => Summary(e.Contract, at, "owner", Text(e.NewOwner)),
        UpgradeStaged e => Summary(e.Contract, at, "staged_hash, staged_until", Text(e.CodeHash), Time(e.EarliestAt)),
        UpgradeCancelled e => Summary(e.Contract, at, "staged_hash, staged_until", Text((string?)null), Time(null)),
        UpgradeApplied e =>
            Summary(e.Contract, at, "staged_hash, staged_until, version", Text((string?)null), Time(null), Text(e.Version)),
        PayoutHeld e => Rows.Statement.Of(
            "insert into held_payout (position, contract, account, amount) values ($1, $2, $3, $4) on conflict do nothing",
            Long(at.Sequence), Text(e.Contract), Text(e.Account), Amount(e.Amount)),
        AuditAnchored e => Rows.Statement.Of(
            """
            insert into audit_anchor (position, contract, origin, size, root, anchored_by, anchored_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """,
            Long(at.Sequence), Text(e.Contract), Text(e.Origin), Long(e.Size), Text(e.Root), Text(e.By), Time(e.AnchoredAt)),
        _ => throw new UnreachableException(@event.GetType().Name),
    };

    // The columns are named in this file only.
    private static NpgsqlBatchCommand Summary(string contract, IEvent at, string columns, params NpgsqlParameter[] values)
    {
        var places = string.Join(", ", values.Select((_, i) => $"${i + 3}"));
        var changes = string.Join(", ", columns.Split(", ").Select(c => $"{c} = excluded.{c}"));
        return Rows.Statement.Of(
            $"""
            insert into contract_summary as t (contract, position, {columns}) values ($1, $2, {places})
            on conflict (contract) do update set {changes}, position = excluded.position where t.position < excluded.position
            """,
            [Text(contract), Long(at.Sequence), .. values]);
    }
}
