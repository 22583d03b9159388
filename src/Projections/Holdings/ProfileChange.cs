using NeuraNft.Domain;

namespace NeuraNft.Projections.Holdings;

/// <summary>What one event adds to an account's counts.</summary>
internal sealed record ProfileChange(
    Account Account, int AssetsOwned = 0, int AssetsCreated = 0, int CollectionsOwned = 0, int CollectionsCreated = 0, int Sales = 0,
    int Purchases = 0, int Leases = 0)
{
    /// <summary>All of an account's changes by one event are one change.</summary>
    public static IEnumerable<ProfileChange> Together(IEnumerable<ProfileChange> changes) =>
        changes.GroupBy(c => c.Account).Select(g => g.Aggregate((a, b) => new ProfileChange(
            a.Account, a.AssetsOwned + b.AssetsOwned, a.AssetsCreated + b.AssetsCreated, a.CollectionsOwned + b.CollectionsOwned,
            a.CollectionsCreated + b.CollectionsCreated, a.Sales + b.Sales, a.Purchases + b.Purchases, a.Leases + b.Leases)));

    public ProfileRow ApplyTo(ProfileRow? row, BlockTime time, long position)
    {
        var r = row ?? new ProfileRow(Account, 0, 0, 0, 0, 0, 0, 0, time, time, 0);
        return r.Position >= position ? r : r with
        {
            AssetsOwned = r.AssetsOwned + AssetsOwned,
            AssetsCreated = r.AssetsCreated + AssetsCreated,
            CollectionsOwned = r.CollectionsOwned + CollectionsOwned,
            CollectionsCreated = r.CollectionsCreated + CollectionsCreated,
            Sales = r.Sales + Sales,
            Purchases = r.Purchases + Purchases,
            Leases = r.Leases + Leases,
            LastSeenAt = time,
            Position = position,
        };
    }
}
