using NeuraNft.Api.Assets;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Market;

[ObjectType<Deal>]
public static partial class DealType
{
    /// <summary>What it is about: one asset, or a bundle of at most five; null for tokens that are not known here.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 5)]
    public static Task<IReadOnlyList<Asset?>> GetAssetsAsync(
        [Parent] Deal deal, AssetById assets, CancellationToken cancellationToken) =>
        DealAssets.LoadAsync(assets, deal.Contract.Value, deal.TokenIds, cancellationToken);
}

[ObjectType<Sale>]
public static partial class SaleType
{
    /// <summary>What was sold; null for tokens that are not known here.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 5)]
    public static Task<IReadOnlyList<Asset?>> GetAssetsAsync(
        [Parent] Sale sale, AssetById assets, CancellationToken cancellationToken) =>
        DealAssets.LoadAsync(assets, sale.Contract.Value, sale.TokenIds, cancellationToken);
}

internal static class DealAssets
{
    public static async Task<IReadOnlyList<Asset?>> LoadAsync(
        AssetById assets, string contract, IReadOnlyList<string> tokens, CancellationToken cancellationToken) =>
        await assets.LoadAsync([.. tokens.Select(t => new AssetId(contract, t))], cancellationToken);
}
