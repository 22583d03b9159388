using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Domain;

namespace NeuraNft.Application.Accounts;

/// <summary>Asks the chain, at final, whether a key may speak for an account.</summary>
public sealed class KeyOwnership(JsonRpcClient rpc)
{
    /// <returns>Null where it may.</returns>
    public async Task<LoginRefusal?> CheckAsync(Account account, PublicKey key, CancellationToken cancellationToken) =>
        (await LookAsync(account, key, cancellationToken) as Result<AccessKeyView, LoginRefusal>.Refused)?.Refusal;

    /// <returns>A key with full access, with the final block that shows it.</returns>
    public async Task<Result<AccessKeyView, LoginRefusal>> LookAsync(Account account, PublicKey key, CancellationToken cancellationToken)
    {
        try
        {
            var found = await rpc.ViewAccessKeyAsync(AccountId.Parse(account.Value), key, BlockReference.Final, cancellationToken);
            return found.IsFullAccess
                ? new Result<AccessKeyView, LoginRefusal>.Ok(found)
                : Refuse(new LoginRefusal.FullAccessRequired());
        }
        catch (NearRpcException e) when (e.Kind is NearRpcErrorKind.UnknownAccessKey or NearRpcErrorKind.UnknownAccount)
        {
            return Refuse(new LoginRefusal.KeyNotOnAccount());
        }
        catch (NearRpcException)
        {
            return Refuse(new LoginRefusal.ChainUnavailable());
        }
    }

    private static Result<AccessKeyView, LoginRefusal>.Refused Refuse(LoginRefusal refusal) => new(refusal);
}
