using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Application.Transactions;
using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

/// <summary>What the chain itself says of the viewer's account.</summary>
[ObjectType<Viewer>]
public static partial class ViewerChain
{
    // Each is a call of another machine.
    private const int CallOfChain = 100;

    /// <summary>What the account has on the chain, to pay with; null where the chain does not answer.</summary>
    [Cost(CallOfChain)]
    public static async Task<Yocto?> GetChainBalanceAsync([Parent] Viewer viewer, JsonRpcClient rpc, CancellationToken cancellationToken)
    {
        try
        {
            var account = await rpc.ViewAccountAsync(
                AccountId.Parse(viewer.Account.Value), BlockReference.Optimistic, cancellationToken);
            return Yocto.Parse(account.Amount.ToYoctoString());
        }
        catch (NearRpcException)
        {
            return null;
        }
    }

    /// <summary>
    /// What the viewer's account keeps at the market for its deals' storage; null: it is not registered there (prepareAdmission), no market
    /// is followed, or the chain does not answer.
    /// </summary>
    [Cost(CallOfChain)]
    public static async Task<MarketStorage?> GetMarketStorageAsync(
        [Parent] Viewer viewer, JsonRpcClient rpc, PrepareDeal deals, CancellationToken cancellationToken)
    {
        if (deals.Market is not { } market)
            return null;
        try
        {
            var arguments = JsonSerializer.SerializeToUtf8Bytes(new { account_id = viewer.Account.Value });
            var view = await rpc.CallFunctionAsync(
                AccountId.Parse(market), "storage_balance_of", arguments, BlockReference.Optimistic, cancellationToken);
            return JsonSerializer.Deserialize<JsonElement>(view.Result) is { ValueKind: JsonValueKind.Object } kept
                ? new MarketStorage(Amount(kept, "total"), Amount(kept, "available"))
                : null;
        }
        catch (NearRpcException)
        {
            return null;
        }

        static Yocto Amount(JsonElement kept, string name) => Yocto.Parse(kept.GetProperty(name).GetString()!);
    }
}

/// <summary>A storage balance at the market (NEP-145); 0.01 NEAR pays for 1,000 bytes.</summary>
/// <param name="Available">What new deals may use of it.</param>
public sealed record MarketStorage(Yocto Total, Yocto Available);
