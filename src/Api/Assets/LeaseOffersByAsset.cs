using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.RightsBook;

namespace NeuraNft.Api.Assets;

/// <summary>What is for lease of several assets, fetched together.</summary>
public sealed class LeaseOffersByAsset(IBatchScheduler scheduler, LeaseTermsQueries terms)
    : BatchDataLoader<AssetId, IReadOnlyList<LeaseOffer>>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<AssetId, IReadOnlyList<LeaseOffer>>> LoadBatchAsync(
        IReadOnlyList<AssetId> keys, CancellationToken cancellationToken)
    {
        var rows = await terms.OfAsync(keys, cancellationToken);
        return keys.Distinct().ToDictionary(k => k, k => (IReadOnlyList<LeaseOffer>)[.. rows[k].Select(LeaseOffer.From)]);
    }
}
