using NeuraNft.Domain;
using NeuraNft.Projections.ContractBook;

namespace NeuraNft.Api.Activity;

/// <summary>A root of a transparency log as it was anchored on chain.</summary>
/// <param name="Origin">Names the log.</param>
/// <param name="Size">Entries under the root.</param>
/// <param name="Root">SHA-256.</param>
/// <param name="Position">Of the anchor in the log.</param>
public sealed record AuditAnchor(
    Account Contract, string Origin, long Size, byte[] Root, Account AnchoredBy, DateTimeOffset AnchoredAt, Position Position)
{
    internal static AuditAnchor From(AnchorRow row) => new(
        Account.Parse(row.Contract), row.Origin, row.Size, Convert.FromBase64String(row.Root), row.AnchoredBy,
        row.AnchoredAt.ToDateTimeOffset(), new Position(row.Position));
}

[QueryType]
public static partial class AuditAnchorQueries
{
    /// <summary>Of one log, or of all; newest first.</summary>
    [UsePaging(AllowBackwardPagination = false)]
    public static async Task<Connection<AuditAnchor>> GetAuditAnchorsAsync(
        string? origin, PagingArguments paging, AnchorQueries anchors, CancellationToken cancellationToken)
    {
        // What cannot be stored was never anchored.
        if (origin is not null && !StorableText.Is(origin))
            return new Connection<AuditAnchor>([], new PageInfo(false, false));
        var page = await anchors.ListAsync(origin, PositionPages.Before(paging), paging.Size, cancellationToken);
        return PositionPages.Of(page, paging, AuditAnchor.From, a => a.Position);
    }
}
