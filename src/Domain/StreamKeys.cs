using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Collections;

namespace NeuraNft.Domain;

/// <summary>Keys of streams. Stored format: change only by adding. Account ids hold no slash, so the parts never run together.</summary>
public static class StreamKeys
{
    public static string Asset(AssetId asset) => $"asset/{asset.Contract}/{asset.TokenId}";

    public static string Collection(CollectionId collection) => $"collection/{collection.Contract}/{collection.Id}";

    public static string Inference(Guid job) => $"inference/{job:D}";

    public static string Account(string network, Account account) => $"account/{network}/{account.Value}";
}
