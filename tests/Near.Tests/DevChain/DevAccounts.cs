using Neura.Near;
using Neura.Near.Rpc;
using NeuraNft.Tests;

namespace NeuraNft.Near.Tests.DevChain;

/// <summary>Accounts on the development chain, made by its root account.</summary>
internal static class DevAccounts
{
    private static int s_count;

    public static TransactionSender Sender(
        this DevChainProcess chain, InMemorySigner signer, JsonRpcClient? rpc = null, TimeSpan? timeout = null) => new(
        rpc ?? chain.Rpc, signer, new TransactionSenderOptions
        {
            PollInterval = TimeSpan.FromMilliseconds(50),
            ResultTimeout = timeout ?? TimeSpan.FromSeconds(60),
        }, TimeProvider.System);

    /// <summary>A new account with a key of its own; in turn, since all are made with the root account's key.</summary>
    public static async Task<InMemorySigner> NewAccountAsync(
        this DevChainProcess chain, string name, uint near, Func<TransactionDraft, TransactionDraft>? then,
        CancellationToken cancellationToken)
    {
        var account = AccountId.Parse($"{name}{Interlocked.Increment(ref s_count)}.{chain.Root.Account}");
        var key = KeyPair.Generate();
        var draft = new TransactionDraft(account).CreateAccount().AddKey(key.PublicKey, AccessKey.FullAccess)
            .Transfer(NearToken.FromNear(near));
        using var root = chain.Sender(chain.Root);
        var status = await root.SendAsync(then is null ? draft : then(draft), TransactionWait.Final, cancellationToken);
        status.Status!.IsSuccess.ShouldBeTrue();
        return new InMemorySigner(account, key);
    }

    public static Task<InMemorySigner> NewGreeterAsync(this DevChainProcess chain, CancellationToken cancellationToken) =>
        chain.NewAccountAsync("greeter", 5, draft => draft.Deploy(GreeterContract.Wasm), cancellationToken);
}
