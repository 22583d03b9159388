using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.Rows;
using Npgsql;

namespace NeuraNft.Projections.AccessHistory;

/// <summary>
/// Rights as they stood at a past block time: the current rows of that time, made again from intervals; of those events only that were
/// in the log up to a position, where one is given.
/// </summary>
internal static class PastAccess
{
    // The newest begun interval of each kind; of owners also the newest of the account itself, for a former owner's refusal.
    private static readonly string Newest = $"""
        select distinct on (t.kind, t.account = $3) {HistoryRow.Table.Columns}
        from access_history t
        where t.contract = $1 and t.token_id = $2 and (t.account in ($3, '') or t.kind = 'owner') and t.from_time <= $4
            and ($5 is null or t.opened_position <= $5)
        order by t.kind, t.account = $3, t.opened_position desc
        """;

    public static async Task<AccessExplanation?> ExplainAsync(
        NpgsqlDataSource source, AssetId asset, Account account, BlockTime at, long? knownAt, CancellationToken ct)
    {
        var found = await source.ReadAsync<HistoryRow>(
            SelectRows.Of(Newest, asset.Contract, asset.TokenId, account.Value, Optional.Time(at), Optional.Long(knownAt)), ct);
        var rows = knownAt is { } known ? found.ConvertAll(r => r.AsKnownAt(known)) : found;
        return rows.Count == 0 ? null : AccessExplanation.Of(AssetAt(rows, at), [.. GrantsAt(rows, account, at)], account, at);
    }

    private static AccessAssetRow AssetAt(List<HistoryRow> rows, BlockTime at)
    {
        var owner = rows.Where(r => r.Kind == HistoryChanges.Owner).MaxBy(r => r.OpenedPosition)!;
        var everyones = rows.Single(r => r.Kind == HistoryChanges.Default);
        var cap = rows.Single(r => r.Kind == HistoryChanges.Cap);
        var burnt = owner.HasEndedBy(at);
        return new AccessAssetRow(
            owner.Contract, owner.TokenId, Account.Parse(owner.Account), owner.OpenedPosition, owner.OpenedEvent, everyones.Level,
            everyones.OpenedPosition, everyones.OpenedEvent, cap.Level, cap.OpenedPosition, cap.OpenedEvent, Epoch: 0, burnt,
            burnt ? owner.ClosedPosition : null, burnt ? owner.ClosedEvent : null, at, LastPosition(rows, at));
    }

    private static IEnumerable<AccessGrantRow> GrantsAt(List<HistoryRow> rows, Account account, BlockTime at) =>
        from row in rows
        where row.Account == account.Value
        group row by row.Kind into ofKind
        select GrantAt(ofKind.MaxBy(r => r.OpenedPosition)!, account, at);

    private static AccessGrantRow GrantAt(HistoryRow row, Account account, BlockTime at)
    {
        var ended = row.HasEndedBy(at);
        return new AccessGrantRow(
            row.Contract, row.TokenId, account, row.Level, row.Kind, row.ExpiresAt, row.GrantedBy, row.FromTime, Epoch: 0,
            !ended ? null : row.ClosedReason == "revoked" ? "revoked" : "lapsed", row.OpenedPosition, row.OpenedEvent,
            ended ? row.ClosedPosition : null, ended ? row.ClosedEvent : null);
    }

    private static long LastPosition(List<HistoryRow> rows, BlockTime at) =>
        rows.Max(r => r.HasEndedBy(at) ? r.ClosedPosition!.Value : r.OpenedPosition);
}
