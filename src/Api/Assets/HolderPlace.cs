using NeuraNft.Domain;

namespace NeuraNft.Api.Assets;

/// <summary>A place among the holders of an asset as cursor text: the account.</summary>
internal static class HolderPlace
{
    public static string Write(Account account) => account.Value;

    public static Account? Parse(string? text) => Account.TryParse(text, out var account) ? account : null;
}
