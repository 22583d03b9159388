using Neura.GraphQL;
using Neura.GraphQL.Execution;
using NeuraNft.Api.Assets;
using NeuraNft.Api.Collections;
using NeuraNft.Api.Market;
using NeuraNft.Domain;
using NeuraNft.Projections.ActivityFeed;

namespace NeuraNft.Api.History;

/// <summary>What has a history, by its global id.</summary>
internal static class EntityIds
{
    /// <exception cref="GraphQLException">It is the id of nothing that has one.</exception>
    public static HistoryOf Entity(NodeId id) => Find(id) ?? throw new GraphQLException(
        new GraphQLError("This is not the id of an asset, a collection, an inference job, a deal or an account.")
            .WithCode(ErrorCodes.InvalidId));

    private static HistoryOf? Find(NodeId id) => id.TypeName switch
    {
        "Asset" => new HistoryOf.AnAsset(AssetKey.Parse(id.Key)),
        "Collection" when CollectionKey.Parse(id.Key) is { } collection => new HistoryOf.ACollection(collection),
        "InferenceJob" when Guid.TryParseExact(id.Key, "D", out var job) => new HistoryOf.AnInference(job),
        "Deal" when DealKey.Parse(id.Key) is { } deal => new HistoryOf.ADeal(deal),
        "Account" when Account.TryParse(id.Key, out var account) => new HistoryOf.AnAccount(account),
        _ => null,
    };
}
