using System.Globalization;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;
using NeuraNft.Domain.Market;

namespace NeuraNft.Domain;

/// <summary>
/// Keys of streams. Stored format: change only by adding. Account ids hold no slash and a token id of any kind stands last, so the parts
/// never run together.
/// </summary>
public static class StreamKeys
{
    public static string Asset(AssetId asset) => $"asset/{asset.Contract}/{asset.TokenId}";

    /// <summary>What became of the asset's encrypted content; beside its own stream, which is the chain's word alone.</summary>
    public static string Content(AssetId asset) => $"content/{asset.Contract}/{asset.TokenId}";

    /// <summary>Who was given keys. It grows with every use and is never folded.</summary>
    public static string Keys(AssetId asset) => $"keys/{asset.Contract}/{asset.TokenId}";

    /// <summary>What is known of the model in one version of an asset.</summary>
    public static string Model(AssetId asset, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"model/{version}/{asset.Contract}/{asset.TokenId}");

    /// <summary>A plain token of a contract that is not NRC-101.</summary>
    public static string Token(AssetId token) => $"token/{token.Contract}/{token.TokenId}";

    public static string Collection(CollectionId collection) => $"collection/{collection.Contract}/{collection.Id}";

    public static string Contract(string contract) => $"contract/{contract}";

    public static string Deal(DealId deal) => deal.Kind switch
    {
        DealKind.Listing => $"market/{deal.Market}/listing/{deal.Id}",
        DealKind.Offer => $"market/{deal.Market}/offer/{deal.Id}",
        DealKind.Auction => $"market/{deal.Market}/auction/{deal.Id}",
    };

    /// <summary>What a market owes one account.</summary>
    public static string Refunds(string market, Account account) => $"market/{market}/refund/{account.Value}";

    /// <summary>What an account allows a market.</summary>
    public static string Trader(string market, Account account) => $"market/{market}/account/{account.Value}";

    /// <summary>A token that a market may sell, and that is in no deal.</summary>
    public static string Held(string market, AssetId token) => $"market/{market}/token/{token.Contract}/{token.TokenId}";

    public static string Worker(string worker) => $"worker/{worker}";

    public static string Inference(Guid job) => $"inference/{job:D}";

    /// <summary>An owner's terms for runs of his model; beside the asset's own stream, which is the chain's word alone.</summary>
    public static string Terms(AssetId asset) => $"terms/{asset.Contract}/{asset.TokenId}";

    /// <summary>What an account has here, in yoctoNEAR.</summary>
    public static string Balance(Account account) => $"balance/{account.Value}";

    /// <summary>Which workers have a key; by its public half, 64 digits of lower-case hex.</summary>
    public static string WorkerKey(string encryptionKey) => $"worker-key/{encryptionKey}";

    public static string Account(string network, Account account) => $"account/{network}/{account.Value}";
}
