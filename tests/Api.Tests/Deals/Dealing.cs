using System.Text.Json;
using NeuraNft.Api.MainJob;
using NeuraNft.Api.Tests.Assets;

namespace NeuraNft.Api.Tests.Deals;

/// <summary>What dealing tests do again and again.</summary>
internal static class Dealing
{
    /// <summary>Yocto in a NEAR, as text to be put behind a number.</summary>
    public const string Near = "000000000000000000000000";

    public static Task<string> AdmitAsync(this Wallet wallet, CancellationToken ct) =>
        wallet.SignAndSubmitAsync("prepareAdmission", new { deposit = "1" + Near, publicKey = wallet.Key }, ct);

    /// <summary>Prepares again until the views that it is decided on have caught up, then signs.</summary>
    public static async Task<string> OnceReadyAsync(this Wallet wallet, string field, object input, CancellationToken ct)
    {
        await Eventually.SeesAsync(() => wallet.PrepareAsync(field, input, ct), p => Refusals.First(p) is null, ct);
        return await wallet.SignAndSubmitAsync(field, input, ct);
    }

    /// <summary>Waits for nodes of a list of deals or sales about the asset.</summary>
    public static async Task<JsonElement> NodeAsync(
        this MintedAsset asset, string field, string selection, Func<JsonElement, bool> condition, CancellationToken ct)
    {
        var query = $"query List($id: ID!) {{ {field}(where: {{ assetId: $id, openOnly: false }}) {{ nodes {{ {selection} }} }} }}";
        var nodes = await Eventually.SeesAsync(
            async () => (await asset.Market.Door.AskAsync(query, new { id = asset.Id }, ct)).Field.GetProperty("nodes"),
            all => all.EnumerateArray().Any(condition), ct);
        return nodes.EnumerateArray().First(condition);
    }
}
