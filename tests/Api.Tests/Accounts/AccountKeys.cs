using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Api.Embedded;

namespace NeuraNft.Api.Tests.Accounts;

/// <summary>Puts keys on an account of the chain and takes them away, as its owner.</summary>
internal static class AccountKeys
{
    public static Task AddAsync(
        LocalChain chain, InMemorySigner owner, PublicKey key, AccessKeyPermission permission, CancellationToken ct) =>
        SendAsync(chain, owner, new NearAction.AddKey(key, new AccessKey(0, permission)), ct);

    public static Task DeleteAsync(LocalChain chain, InMemorySigner owner, PublicKey key, CancellationToken ct) =>
        SendAsync(chain, owner, new NearAction.DeleteKey(key), ct);

    private static async Task SendAsync(LocalChain chain, InMemorySigner owner, NearAction action, CancellationToken ct)
    {
        var key = await chain.Client.ViewAccessKeyAsync(owner.Account, owner.PublicKey, BlockReference.Optimistic, ct);
        var transaction = new Transaction(owner.Account, owner.PublicKey, key.Nonce + 1, owner.Account, key.BlockHash, [action]);
        var status = await chain.Client.SendTransactionAsync(transaction.Sign(owner), TransactionWait.Final, ct);
        status.Status.ShouldBeOfType<ExecutionStatus.SuccessValue>();
    }
}
