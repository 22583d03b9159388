using Neura.GraphQL.DataLoaders;
using NeuraNft.Api.Assets;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.InferenceTerms;

namespace NeuraNft.Api.Inferences;

/// <summary>On which terms a model may be run.</summary>
/// <param name="Price">Of a run, held when it is asked for and charged when it is answered; 0: free. The owner pays nothing.</param>
/// <param name="Quotas">By level, the lowest first; a level that is not named has none.</param>
[GraphQLName("InferenceTerms")]
public sealed record InferenceTermsView(Yocto Price, IReadOnlyList<LevelQuota> Quotas)
{
    internal static InferenceTermsView None { get; } = new(Yocto.Zero, []);

    internal static InferenceTermsView From(InferenceTermsRow row) => new(
        row.Price,
        [.. row.Quotas.OrderBy(q => q.Key).Select(q => new LevelQuota((AccessLevel)q.Key, q.Value.PerHour, q.Value.PerDay))]);
}

/// <summary>How many runs an account with this level may ask for in an hour and a day of UTC; null: as many as it likes.</summary>
public sealed record LevelQuota(AccessLevel Level, int? PerHour, int? PerDay);

/// <summary>Terms of several assets, fetched together.</summary>
public sealed class InferenceTermsByAsset(IBatchScheduler scheduler, InferenceTermsQueries terms)
    : BatchDataLoader<AssetId, InferenceTermsView>(scheduler)
{
    protected override async Task<IReadOnlyDictionary<AssetId, InferenceTermsView>> LoadBatchAsync(
        IReadOnlyList<AssetId> keys, CancellationToken cancellationToken) =>
        (await terms.OfAsync(keys, cancellationToken)).ToDictionary(row => row.Key, row => InferenceTermsView.From(row.Value));
}

[ObjectType<Asset>]
public static partial class InferenceTermsFields
{
    /// <summary>What a run of the model costs, and how many an account may have.</summary>
    [Cost(1)]
    public static async Task<InferenceTermsView> GetInferenceTermsAsync(
        [Parent] Asset asset, InferenceTermsByAsset terms, CancellationToken cancellationToken) =>
        await terms.LoadAsync(asset.Key, cancellationToken) ?? InferenceTermsView.None;
}
