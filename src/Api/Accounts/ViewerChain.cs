using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Domain;

namespace NeuraNft.Api.Accounts;

/// <summary>What the chain itself says of the viewer's account.</summary>
[ObjectType<Viewer>]
public static partial class ViewerChain
{
    /// <summary>What the account has on the chain, to pay with; null where the chain does not answer.</summary>
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
}
