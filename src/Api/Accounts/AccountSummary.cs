using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain;
using NeuraNft.Projections.Holdings;

namespace NeuraNft.Api.Accounts;

/// <summary>What an account owns, made and traded, counted.</summary>
/// <param name="AssetsOwned">Plain tokens included.</param>
/// <param name="Sales">As seller; a bundle is one.</param>
/// <param name="Leases">As lessee.</param>
/// <param name="FirstSeenAt">Block time of the first event that is counted here.</param>
/// <param name="LastSeenAt">Block time of the newest one.</param>
/// <param name="Position">The newest one.</param>
public sealed record AccountSummary(
    int AssetsOwned, int AssetsCreated, int CollectionsOwned, int CollectionsCreated, int Sales, int Purchases, int Leases,
    DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, Position Position)
{
    internal static AccountSummary From(ProfileRow row) => new(
        row.AssetsOwned, row.AssetsCreated, row.CollectionsOwned, row.CollectionsCreated, row.Sales, row.Purchases, row.Leases,
        row.FirstSeenAt.ToDateTimeOffset(), row.LastSeenAt.ToDateTimeOffset(), new Position(row.Position));
}

/// <summary>Summaries of several accounts, fetched together.</summary>
public sealed class SummaryByAccount(IBatchScheduler scheduler, ProfileQueries profiles)
    : BatchDataLoader<Account, AccountSummary>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<Account, AccountSummary>> LoadBatchAsync(
        IReadOnlyList<Account> keys, CancellationToken cancellationToken) =>
        (await profiles.FindManyAsync(keys, cancellationToken)).ToDictionary(p => p.Key, p => AccountSummary.From(p.Value));
}
