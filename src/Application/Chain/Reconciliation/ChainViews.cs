using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Domain;

namespace NeuraNft.Application.Chain.Reconciliation;

/// <summary>A contract's own answers at a block.</summary>
internal sealed class ChainViews(JsonRpcClient rpc, string contract, BlockReference at)
{
    private readonly AccountId account = AccountId.Parse(contract);

    /// <returns>Owner and approved accounts; null where there is no such token.</returns>
    /// <exception cref="JsonException">The contract answers what is no token.</exception>
    public async Task<(string Owner, IReadOnlySet<string>? Approved)?> TokenAsync(string token, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("nft_token", new { token_id = token }, cancellationToken);
        if (answer.ValueKind == JsonValueKind.Null)
            return null;
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("owner_id", out var owner)
            || owner.ValueKind != JsonValueKind.String)
            throw new JsonException("nft_token answers no token.");
        var approved = answer.TryGetProperty("approved_account_ids", out var ids) && ids.ValueKind == JsonValueKind.Object
            ? ids.EnumerateObject().Select(p => p.Name).ToHashSet()
            : null;
        return (owner.GetString()!, approved);
    }

    public async Task<string> LevelAsync(string token, Account of, CancellationToken cancellationToken) =>
        (await CallAsync("nrc_access_level", new { token_id = token, account_id = of.Value }, cancellationToken)).ToString();

    /// <returns>How many tokens there are; null where the contract does not count them.</returns>
    public async Task<string?> SupplyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await CallAsync("nft_total_supply", new { }, cancellationToken)).ToString();
        }
        catch (NearRpcException none) when (none.Kind == NearRpcErrorKind.MethodNotFound)
        {
            return null;
        }
    }

    private async Task<JsonElement> CallAsync(string method, object arguments, CancellationToken cancellationToken)
    {
        var result = await rpc.CallFunctionAsync(
            account, method, JsonSerializer.SerializeToUtf8Bytes(arguments), at, cancellationToken);
        using var document = JsonDocument.Parse(result.Result.Length == 0 ? "null"u8.ToArray() : result.Result);
        return document.RootElement.Clone();
    }
}
