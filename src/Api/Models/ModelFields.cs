using System.Globalization;
using Neura.GraphQL.DataLoaders;
using NeuraNft.Domain.Assets;
using NeuraNft.Projections.ModelCatalogue;
using AssetVersion = NeuraNft.Api.Assets.AssetVersion;

namespace NeuraNft.Api.Models;

/// <summary>Registered models by version, fetched together.</summary>
public sealed class ModelByVersion(IBatchScheduler scheduler, ModelQueries models)
    : BatchDataLoader<(AssetId Asset, int Number), ModelRow>(scheduler)
{
    protected override Task<IReadOnlyDictionary<(AssetId Asset, int Number), ModelRow>> LoadBatchAsync(
        IReadOnlyList<(AssetId Asset, int Number)> keys, CancellationToken cancellationToken) =>
        models.FindManyAsync(keys, cancellationToken);
}

/// <summary>The model in a version.</summary>
[ObjectType<AssetVersion>]
public static partial class VersionModelField
{
    /// <summary>Null until its owner has registered it.</summary>
    [Cost(1)]
    public static async Task<Model?> GetModelAsync(
        [Parent] AssetVersion version, ModelByVersion models, CancellationToken cancellationToken) =>
        await models.LoadAsync(version.Key, cancellationToken) is { } row ? Model.From(row) : null;
}

/// <summary>The network as a drawing.</summary>
[ObjectType<Model>]
public static partial class ModelGraphField
{
    private const int MaxPage = 100;

    /// <summary>Its nodes in the order of the file; null where it has more than 5,000.</summary>
    [UsePaging(AllowBackwardPagination = false, MaxPageSize = MaxPage)]
    public static async Task<Connection<ModelGraphNode>?> GetGraphAsync(
        [Parent] Model model, PagingArguments paging, ModelQueries models, CancellationToken cancellationToken)
    {
        if (!model.Row.GraphKept)
            return null;
        int? after = paging.After is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : null;
        var page = await models.NodesAsync(model.Row.Asset, model.Row.Version, after, paging.Size, cancellationToken);
        return new Connection<ModelGraphNode>(
            [.. page.Items.Select(n => new Edge<ModelGraphNode>(ModelGraphNode.Of(n), n.Place.ToString(CultureInfo.InvariantCulture)))],
            new PageInfo(page.HasMore, paging.After is not null));
    }
}
