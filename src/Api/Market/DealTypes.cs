using NeuraNft.Api.Assets;
using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.Market;

[ObjectType<Deal>]
public static partial class DealType
{
    [NodeResolver]
    public static async Task<Deal?> GetByIdAsync(string id, DealById deals, CancellationToken cancellationToken) =>
        DealKey.Parse(id) is { } key ? await deals.LoadAsync(key, cancellationToken) : null;

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
    [NodeResolver]
    public static Task<Sale?> GetByIdAsync(long id, SaleByPosition sales, CancellationToken cancellationToken) =>
        sales.LoadAsync(id, cancellationToken);

    /// <summary>What was sold; null for tokens that are not known here.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 5)]
    public static Task<IReadOnlyList<Asset?>> GetAssetsAsync(
        [Parent] Sale sale, AssetById assets, CancellationToken cancellationToken) =>
        DealAssets.LoadAsync(assets, sale.Contract.Value, sale.TokenIds, cancellationToken);
}

[ObjectType<Earning>]
public static partial class EarningType
{
    /// <summary>What was leased out or sold; null for tokens that are not known here.</summary>
    [Cost(1)]
    [ListSize(AssumedSize = 5)]
    public static Task<IReadOnlyList<Asset?>> GetAssetsAsync(
        [Parent] Earning earning, AssetById assets, CancellationToken cancellationToken) =>
        DealAssets.LoadAsync(assets, earning.Contract.Value, earning.TokenIds, cancellationToken);
}

internal static class DealAssets
{
    public static async Task<IReadOnlyList<Asset?>> LoadAsync(
        AssetById assets, string contract, IReadOnlyList<string> tokens, CancellationToken cancellationToken) =>
        await assets.LoadAsync([.. tokens.Select(t => new AssetId(contract, t))], cancellationToken);
}
