using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.Rows;

namespace NeuraNft.Projections.AccessCurrent;

/// <summary>
/// The newest right of an account by one source, live or ended. The level is as granted, without the cap; the source is "grant",
/// "lease", "resale", "purchase", or "owner" for what a former owner held; it ended "revoked", "lapsed", or (null) neither.
/// </summary>
public sealed record AccessGrantRow(
    string Contract, string TokenId, Account Account, AccessLevel Level, string Source, BlockTime? ExpiresAt, Account GrantedBy,
    BlockTime GrantedAt, long Epoch, string? Ended, long Position, Guid EventId, long? EndedPosition, Guid? EndedEvent)
{
    internal const string Owner = "owner";
    internal const string Grant = "grant";

    internal static readonly IReadOnlyList<string> Origins = [Grant, "lease", "resale", "purchase"];

    internal static readonly Table<AccessGrantRow> Table = new("access_current", "contract", "token_id", "account", "source");

    public AssetId Asset => new(Contract, TokenId);

    /// <summary>What the domain makes of it, in an asset of this epoch.</summary>
    internal AccessGrant ToGrant(long assetEpoch) => new(Level, ExpiresAt, GrantedBy, Epoch, Ended switch
    {
        "revoked" => AccessDenial.Revoked,
        "lapsed" => AccessDenial.Lapsed,
        // What was paid for outlives a transfer.
        _ => Source == Grant && Epoch < assetEpoch ? AccessDenial.Lapsed : null,
    });

    internal static string SourceOf(GrantOrigin origin) => Origins[(int)origin];

    /// <summary>The slot of the domain that this row is.</summary>
    internal AccessSource Slot => Source == Owner ? AccessSource.Owner : AccessSlots.SourceOf(OriginOf(Source));

    private static GrantOrigin OriginOf(string source) => (GrantOrigin)Origins.TakeWhile(o => o != source).Count();
}
