using System.ComponentModel;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using NeuraNft.Api.Accounts;
using NeuraNft.Api.Activity;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.History;

/// <summary>The log itself, for whoever wants to check it.</summary>
[QueryType]
public static partial class AuditQueries
{
    /// <summary>
    /// Every event of the log by position, without a hole and without its payload. Whose a session, an inference or a key is shows to whom
    /// it concerns alone, and to the operator's auditors.
    /// </summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<AuditEntry>> GetAuditEntriesAsync(
        IReadOnlyList<string>? kinds, [DefaultValue(HistoryOrder.OldestFirst)] HistoryOrder order, PagingArguments paging,
        ClaimsPrincipal user, HistoryQueries history, IOptions<AuditOptions> audit, CancellationToken cancellationToken)
    {
        var (viewer, isAuditor) = (user.Account(), IsAuditor(user, audit.Value));
        var page = await history.LogAsync(
            EntityHistoryQueries.Known(kinds), order == HistoryOrder.OldestFirst, ActivityPages.Before(paging), paging.Size,
            cancellationToken);
        return new Connection<AuditEntry>(
            [.. page.Items.Select(row => new Edge<AuditEntry>(
                AuditEntry.From(row, viewer, isAuditor), row.Position.ToString(CultureInfo.InvariantCulture)))],
            new PageInfo(page.HasMore, paging.After is not null));
    }

    /// <summary>The entry at one position, as <c>auditEntries</c> shows it; null where the log does not reach so far.</summary>
    public static async Task<AuditEntry?> GetAuditEntryAsync(
        Position position, ClaimsPrincipal user, HistoryQueries history, IOptions<AuditOptions> audit,
        CancellationToken cancellationToken) =>
        await history.AtAsync([position.Value], cancellationToken) is [var row]
            ? AuditEntry.From(row, user.Account(), IsAuditor(user, audit.Value))
            : null;

    private static bool IsAuditor(ClaimsPrincipal user, AuditOptions audit) =>
        user.Account() is { } viewer && audit.Auditors.Contains(viewer.Value);
}
