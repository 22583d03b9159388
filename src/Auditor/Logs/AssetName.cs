using NeuraNft.Domain.Assets;

namespace NeuraNft.Auditor.Logs;

/// <summary>"contract/token", as the market writes it.</summary>
internal static class AssetName
{
    public const string Form = "contract/token, such as nrc101.near/1:7";

    public static AssetId? Find(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1 ? new AssetId(text[..slash], text[(slash + 1)..]) : null;
    }
}
