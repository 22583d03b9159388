using System.Collections.Immutable;
using System.Diagnostics;

namespace NeuraNft.Domain.Assets;

/// <summary>
/// What one account holds or held in an asset: one right by each origin, and (as <see cref="AccessSource.Owner"/>) a past ownership.
/// </summary>
public sealed record AccessSlots(ImmutableSortedDictionary<AccessSource, AccessGrant> BySource)
{
    public static AccessSlots None { get; } = new(ImmutableSortedDictionary<AccessSource, AccessGrant>.Empty);

    /// <summary>The highest right in force; of equal ones, as in the contract, the first of grant, lease, resale, purchase.</summary>
    public (AccessSource Source, AccessGrant Grant)? Best(BlockTime at) =>
        First(BySource.Where(s => s.Value.LiveAt(at)).OrderByDescending(s => s.Value.Level));

    /// <summary>The highest right that is in force no longer; what a refusal is explained by.</summary>
    public (AccessSource Source, AccessGrant Grant)? Missed(BlockTime at) =>
        First(BySource.Where(s => !s.Value.LiveAt(at)).OrderByDescending(s => s.Value.Level));

    public AccessGrant? Of(GrantOrigin origin) => BySource.GetValueOrDefault(SourceOf(origin));

    public AccessSlots With(AccessSource source, AccessGrant grant) => new(BySource.SetItem(source, grant));

    /// <summary>Ends one right or (without an origin) all of them.</summary>
    public AccessSlots End(GrantOrigin? origin, AccessDenial why) =>
        new(BySource.ToImmutableSortedDictionary(
            s => s.Key, s => origin is null || s.Key == SourceOf(origin.Value) ? s.Value.End(why) : s.Value));

    public static AccessSource SourceOf(GrantOrigin origin) => origin switch
    {
        GrantOrigin.Grant => AccessSource.Grant,
        GrantOrigin.Lease => AccessSource.Lease,
        GrantOrigin.Resale => AccessSource.Resale,
        GrantOrigin.Purchase => AccessSource.Purchase,
    };

    public static GrantOrigin OriginOf(AccessSource source) => source switch
    {
        AccessSource.Grant => GrantOrigin.Grant,
        AccessSource.Lease => GrantOrigin.Lease,
        AccessSource.Resale => GrantOrigin.Resale,
        AccessSource.Purchase => GrantOrigin.Purchase,
        AccessSource.None or AccessSource.Owner or AccessSource.Default => throw new UnreachableException(source.ToString()),
    };

    private static (AccessSource, AccessGrant)? First(IEnumerable<KeyValuePair<AccessSource, AccessGrant>> slots)
    {
        foreach (var (source, grant) in slots)
            return (source, grant);
        return null;
    }
}
