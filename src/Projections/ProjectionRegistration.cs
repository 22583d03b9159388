using Microsoft.Extensions.DependencyInjection;
using Neura.EventStore;
using NeuraNft.Projections.AccessCurrent;
using NeuraNft.Projections.AccessHistory;
using NeuraNft.Projections.AccountRecipients;
using NeuraNft.Projections.ActivityFeed;
using NeuraNft.Projections.AssetSearch;
using NeuraNft.Projections.BalanceBook;
using NeuraNft.Projections.Collections;
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

/// <summary>The read side for a host: the projections, for its daemon, and the queries on what they write.</summary>
public static class ProjectionRegistration
{
    /// <summary>Needs an <see cref="Npgsql.NpgsqlDataSource"/> in the container.</summary>
    public static IServiceCollection AddProjections(this IServiceCollection services) => services
        .AddSingleton<IProjection, AccessCurrentProjection>()
        .AddSingleton<IProjection, AccessHistoryProjection>()
        .AddSingleton<IProjection, AssetSearchProjection>()
        .AddSingleton<IProjection, InferenceJobsProjection>()
        .AddSingleton<IProjection, ActivityFeedProjection>()
        .AddSingleton<IProjection, RightsBookProjection>()
        .AddSingleton<IProjection, MarketBookProjection>()
        .AddSingleton<IProjection, ContractBookProjection>()
        .AddSingleton<IProjection, ProvenanceProjection>()
        .AddSingleton<IProjection, HoldingsProjection>()
        .AddSingleton<IProjection, UsageProjection>()
        .AddSingleton<IProjection, RevenueProjection>()
        .AddSingleton<IProjection, ModelCatalogueProjection>()
        .AddSingleton<ModelQueries>()
        .AddSingleton<IProjection, BalanceBookProjection>()
        .AddSingleton<IProjection, InferenceTermsProjection>()
        .AddSingleton<IProjection, WorkerKeysProjection>()
        .AddSingleton<BalanceQueries>()
        .AddSingleton<InferenceTermsQueries>()
        .AddSingleton<WorkerKeyQueries>()
        .AddSingleton<UsageQueries>()
        .AddSingleton<RevenueQueries>()
        .AddSingleton<VersionQueries>()
        .AddSingleton<LineageQueries>()
        .AddSingleton<HoldingQueries>()
        .AddSingleton<ProfileQueries>()
        .AddSingleton<RightsQueries>()
        .AddSingleton<CollectionCountsQueries>()
        .AddSingleton<CollectionListQueries>()
        .AddSingleton<IProjection, AccountRecipientsProjection>()
        .AddSingleton<AccessViewQueries>()
        .AddSingleton<LeaseTermsQueries>()
        .AddSingleton<LeaseQueries>()
        .AddSingleton<AccessRequestQueries>()
        .AddSingleton<ApprovalQueries>()
        .AddSingleton<DealQueries>()
        .AddSingleton<EarningQueries>()
        .AddSingleton<AnchorQueries>()
        .AddSingleton<AssetSearchQueries>()
        .AddSingleton<SearchFacetQueries>()
        .AddSingleton<SearchHighlights>()
        .AddSingleton<AssetQueries>()
        .AddSingleton<CollectionQueries>()
        .AddSingleton<InferenceJobQueries>()
        .AddSingleton<AccountRecipientQueries>()
        .AddSingleton<ActivityQueries>()
        .AddSingleton<HistoryQueries>();
}
