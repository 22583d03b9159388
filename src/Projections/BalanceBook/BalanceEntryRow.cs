using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Balances;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.BalanceBook;

/// <summary>One movement of money.</summary>
/// <param name="Kind">The event's stored name.</param>
/// <param name="Note">Reference, transaction, code or reason.</param>
public sealed record BalanceEntryRow(
    long Position, Account Account, string Kind, Yocto Amount, LedgerBucket FromBucket, string FromHolder, LedgerBucket ToBucket,
    string ToHolder, Guid? Job, string? Contract, string? TokenId, Guid? Withdrawal, string? Note, DateTimeOffset RecordedAt)
{
    internal static readonly Table<BalanceEntryRow> Table = new("balance_entries", "position");

    public AssetId? Asset => Contract is not null && TokenId is not null ? new AssetId(Contract, TokenId) : null;
}
