using NeuraNft.Domain.Assets;

namespace NeuraNft.Api.OpenAi;

/// <summary>How an asset is named where OpenAI's clients name a model: "contract/token".</summary>
internal static class ModelName
{
    private const int Longest = 512;

    public static string Of(AssetId asset) => $"{asset.Contract}/{asset.TokenId}";

    /// <returns>Null where it is not of that form.</returns>
    public static AssetId? AssetOf(string name) =>
        name.Length <= Longest && name.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && slash < name.Length - 1
            ? new AssetId(name[..slash], name[(slash + 1)..])
            : null;
}
