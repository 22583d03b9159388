using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Application.Accounts;

/// <summary>Asks the chain, at final, whether a key may speak for an account.</summary>
public sealed class KeyOwnership(JsonRpcClient rpc)
{
    /// <returns>Null where it may.</returns>
    public async Task<LoginRefusal?> CheckAsync(string account, PublicKey key, CancellationToken cancellationToken)
    {
        try
        {
            var found = await rpc.ViewAccessKeyAsync(AccountId.Parse(account), key, BlockReference.Final, cancellationToken);
            return found.IsFullAccess ? null : new LoginRefusal.FullAccessRequired();
        }
        catch (NearRpcException e) when (e.Kind is NearRpcErrorKind.UnknownAccessKey or NearRpcErrorKind.UnknownAccount)
        {
            return new LoginRefusal.KeyNotOnAccount();
        }
        catch (NearRpcException)
        {
            return new LoginRefusal.ChainUnavailable();
        }
    }
}
