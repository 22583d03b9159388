using Microsoft.Extensions.DependencyInjection;
using Neura.EventStore;
using NeuraNft.Projections.AccessCurrent;
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
    public static IServiceCollection AddProjections(this IServiceCollection services) => ProjectionUses.Projections
        .Aggregate(services, (all, projection) => all.AddSingleton(typeof(IProjection), projection))
        .AddSingleton<ModelQueries>()
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
