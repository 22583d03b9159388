using Neura.EventStore;
using NeuraNft.Domain;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.AccessHistory;
using NeuraNft.Projections.AccountRecipients;
using NeuraNft.Projections.ActivityFeed;
using NeuraNft.Projections.AssetSearch;
using NeuraNft.Projections.BalanceBook;
using NeuraNft.Projections.ContractBook;
using NeuraNft.Projections.Holdings;
using NeuraNft.Projections.InferenceJobs;
using NeuraNft.Projections.InferenceTerms;
using NeuraNft.Projections.MarketBook;
using NeuraNft.Projections.ModelCatalogue;
using NeuraNft.Projections.Provenance;
using NeuraNft.Projections.Revenue;
using NeuraNft.Projections.RightsBook;
using NeuraNft.Projections.Usage;
using NeuraNft.Projections.WorkerKeys;

namespace NeuraNft.Projections;

/// <summary>Which stored events change a projection's rows, so that a replay need not decode the others for it.</summary>
public static class ProjectionUses
{
    private static readonly Dictionary<Type, HashSet<string>> UnusedByType = new()
    {
        [typeof(AccessCurrentProjection)] = Named(AccessCurrentProjection.Unused),
        [typeof(AccessHistoryProjection)] = Named(AccessHistoryProjection.Unused),
        [typeof(AssetSearchProjection)] = Named(AssetSearchProjection.Unused),
        [typeof(InferenceJobsProjection)] = Named(InferenceJobsProjection.Unused),
        [typeof(ActivityFeedProjection)] = Named(ActivityFeedProjection.Unused),
        [typeof(RightsBookProjection)] = Named(RightsBookProjection.Unused),
        [typeof(MarketBookProjection)] = Named(MarketBookProjection.Unused),
        [typeof(ContractBookProjection)] = Named(ContractBookProjection.Unused),
        [typeof(ProvenanceProjection)] = Named(ProvenanceProjection.Unused),
        [typeof(HoldingsProjection)] = Named(HoldingsProjection.Unused),
        [typeof(UsageProjection)] = Named(UsageProjection.Unused),
        [typeof(RevenueProjection)] = Named(RevenueProjection.Unused),
        [typeof(BalanceBookProjection)] = Named(BalanceBookProjection.Unused),
        [typeof(InferenceTermsProjection)] = Named(InferenceTermsProjection.Unused),
        [typeof(ModelCatalogueProjection)] = Named(ModelCatalogueProjection.Unused),
        [typeof(WorkerKeysProjection)] = Named(WorkerKeysProjection.Unused),
        [typeof(AccountRecipientsProjection)] = Named(AccountRecipientsProjection.Unused),
    };

    /// <summary>All that there are.</summary>
    public static IReadOnlyCollection<Type> Projections => UnusedByType.Keys;

    /// <summary>True also for projections and events that are not known here.</summary>
    public static bool Of(IProjection projection, string storedName) =>
        !UnusedByType.TryGetValue(projection.GetType(), out var unused) || !unused.Contains(storedName);

    // A union is named by the type that its events are nested in.
    private static HashSet<string> Named(IReadOnlyCollection<Type> unused) =>
        [.. StoredNames.ByType.Where(e => unused.Contains(e.Key) || unused.Contains(e.Key.DeclaringType!)).Select(e => e.Value)];
}
