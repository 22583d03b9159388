using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Assets;

/// <summary>An account's newest request for access to an asset. Public: it is on the chain.</summary>
/// <param name="RequestedAt">Names the request, together with its account and level.</param>
/// <param name="Approved">Null: not answered yet.</param>
/// <param name="Position">Of the request in the log; once answered, of the answer.</param>
public sealed record AccessRequest(
    Account Account, AccessLevel Level, string? Message, BlockTime RequestedAt, bool? Approved, Account? AnsweredBy,
    DateTimeOffset? AnsweredAt, Position Position)
{
    internal AssetId Key { get; private init; } = null!;

    internal static AccessRequest From(AccessRequestRow row) => new(
        row.Account, row.Level, row.Message, row.RequestedAt, row.Approved, row.AnsweredBy, row.AnsweredAt?.ToDateTimeOffset(),
        new Position(row.Position))
    {
        Key = row.Asset,
    };
}

[ObjectType<AccessRequest>]
public static partial class AccessRequestType
{
    /// <summary>Null where it is not known here.</summary>
    [Cost(1)]
    public static Task<Asset?> GetAssetAsync(
        [Parent] AccessRequest request, AssetById assets, CancellationToken cancellationToken) =>
        assets.LoadAsync(request.Key, cancellationToken);
}
