using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Tests;

/// <summary>The development chain with the real asset contract on it.</summary>
internal sealed class ContractChain : IAsyncDisposable
{
    private static readonly Gas Limit = Gas.FromTeragas(100);
    private readonly DevChainProcess chain = new();

    public JsonRpcClient Rpc => chain.Rpc;

    public Uri Address => chain.Endpoint;

    /// <summary>It owns the contract and makes all accounts.</summary>
    public InMemorySigner Root => chain.Root;

    public AccountId Contract { get; } = AccountId.Parse("nrc101.neura.local");

    public static async Task<ContractChain> StartAsync(CancellationToken ct)
    {
        var made = new ContractChain();
        try
        {
            await made.chain.InitializeAsync();
            made.chain.SkipUnlessRunning();
            await made.DeployAsync(ct);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>A funded account that this key may do everything with.</summary>
    public async Task<AccountId> AccountAsync(string name, PublicKey key, CancellationToken ct)
    {
        var account = AccountId.Parse($"{name}.{Root.Account}");
        await SendAsync(Root, New(account, key), ct);
        return account;
    }

    /// <summary>Calls the contract; what it returned, once that is final.</summary>
    public async Task<JsonElement> CallAsync(
        InMemorySigner signer, string method, object arguments, NearToken deposit, CancellationToken ct)
    {
        var value = await SendAsync(signer, new TransactionDraft(Contract).Call(method, Json(arguments), Limit, deposit), ct);
        return value.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(value.Span);
    }

    public ValueTask DisposeAsync() => chain.DisposeAsync();

    private async Task DeployAsync(CancellationToken ct)
    {
        using var key = KeyPair.Generate();
        var wasm = await File.ReadAllBytesAsync(Path.Combine(DevChainProcess.Repository(), "contract", "artifacts", "nrc101.wasm"), ct);
        var owner = Json(new { owner_id = Root.Account.Value });
        await SendAsync(Root, New(Contract, key.PublicKey).Deploy(wasm).Call("new", owner, Limit, NearToken.Zero), ct);
    }

    private static TransactionDraft New(AccountId account, PublicKey key) => new TransactionDraft(account)
        .CreateAccount().Transfer(NearToken.FromNear(100)).AddKey(key, AccessKey.FullAccess);

    private static byte[] Json(object arguments) => JsonSerializer.SerializeToUtf8Bytes(arguments);

    private async Task<ReadOnlyMemory<byte>> SendAsync(InMemorySigner signer, TransactionDraft draft, CancellationToken ct)
    {
        var options = new TransactionSenderOptions { PollInterval = TimeSpan.FromMilliseconds(50) };
        using var sender = new TransactionSender(Rpc, signer, options, TimeProvider.System);
        return (await sender.SendAsync(draft, TransactionWait.Final, ct)).Status.ShouldBeOfType<ExecutionStatus.SuccessValue>().Value;
    }
}
