using System.Security.Cryptography;
using System.Text.Json;
using Neura.Near;
using Neura.Near.Rpc;

namespace NeuraNft.Api.Embedded;

/// <summary>The running development chain with its root account: makes accounts, deploys the contracts, signs for demo accounts.</summary>
internal sealed class LocalChain : IAsyncDisposable
{
    private const string RootAccount = "neura.local";
    private const int MarketFeeBasisPoints = 250;
    private static readonly Gas Limit = Gas.FromTeragas(100);

    /// <summary>What a new account begins with.</summary>
    public static readonly NearToken Funds = NearToken.FromNear(100);

    private readonly SemaphoreSlim rootTurn = new(1, 1);
    private readonly ChainProcess process;
    private readonly HttpClient http = new();
    private readonly InMemorySigner root;
    private InMemorySigner relayer = null!;
    private KeyPair relayerKey = null!;
    private InMemorySigner anchorer = null!;
    private KeyPair anchorerKey = null!;

    private LocalChain(ChainProcess process, InMemorySigner root, string mark)
    {
        (this.process, this.root, Mark) = (process, root, mark);
        Client = new JsonRpcClient(http, new JsonRpcClientOptions { Endpoints = [process.Rpc] });
    }

    /// <summary>Tells this start's chain from every other: the chain lives in memory, the event log does not.</summary>
    public string Mark { get; }

    public string Network => $"local-{Mark}";

    public string Contract => $"nrc101-{Mark}.{RootAccount}";

    /// <summary>The market contract: listings, offers and auctions, with a fee for the root account.</summary>
    public string Market => $"market-{Mark}.{RootAccount}";

    public Uri Rpc => process.Rpc;

    public JsonRpcClient Client { get; }

    public static async Task<LocalChain> StartAsync(string repository, CancellationToken cancellationToken)
    {
        var key = KeyPair.Generate();
        var process = await ChainProcess.StartAsync(repository, RootAccount, key.ExportSecret(), cancellationToken);
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var chain = new LocalChain(process, new InMemorySigner(AccountId.Parse(RootAccount), key), mark);
        var artifacts = Path.Combine(repository, "contract", "artifacts");
        await chain.DeployAsync(chain.Contract, Path.Combine(artifacts, "nrc101.wasm"), new { owner_id = RootAccount }, cancellationToken);
        await chain.DeployAsync(
            chain.Market, Path.Combine(artifacts, "market.wasm"),
            new { treasury_id = RootAccount, fee_basis_points = MarketFeeBasisPoints }, cancellationToken);
        (chain.relayer, chain.relayerKey) = await chain.CreateAccountAsync("relayer", cancellationToken);
        (chain.anchorer, chain.anchorerKey) = await chain.CreateAccountAsync("anchorer", cancellationToken);
        await chain.CallAsync(
            chain.root, "nrc_set_anchorer", new { account_id = chain.anchorer.Account.Value }, NearToken.OneYocto, cancellationToken);
        return chain;
    }

    /// <summary>How every account of this chain ends: the next start's chain has others, and none is taken for another.</summary>
    public string AccountSuffix => $"-{Mark}.{RootAccount}";

    /// <summary>A funded account with one full-access key.</summary>
    public async Task<(InMemorySigner Signer, KeyPair Key)> CreateAccountAsync(string name, CancellationToken cancellationToken)
    {
        var account = AccountId.Parse(name + AccountSuffix);
        var key = KeyPair.Generate();
        await CreateAccountAsync(account, key.PublicKey, cancellationToken);
        return (new InMemorySigner(account, key), key);
    }

    /// <exception cref="EmbeddedException">The account is there already.</exception>
    public async Task CreateAccountAsync(AccountId account, PublicKey key, CancellationToken cancellationToken)
    {
        // The root account's nonces are in order.
        await rootTurn.WaitAsync(cancellationToken);
        try
        {
            await SendAsync(root, account,
                [
                    new NearAction.CreateAccount(), new NearAction.Transfer(Funds), new NearAction.AddKey(key, AccessKey.FullAccess),
                ],
                cancellationToken);
        }
        finally
        {
            rootTurn.Release();
        }
    }

    /// <summary>Whether the account is there, and this key may do everything with it.</summary>
    public async Task<bool> HasFullAccessAsync(AccountId account, PublicKey key, CancellationToken cancellationToken)
    {
        try
        {
            return (await Client.ViewAccessKeyAsync(account, key, BlockReference.Optimistic, cancellationToken)).IsFullAccess;
        }
        catch (NearRpcException unknown)
            when (unknown.Kind is NearRpcErrorKind.UnknownAccount or NearRpcErrorKind.UnknownAccessKey)
        {
            return false;
        }
    }

    /// <summary>Calls the contract and gives back what it returned, as JSON.</summary>
    public async Task<JsonElement> CallAsync(
        InMemorySigner signer, string method, object arguments, NearToken deposit, CancellationToken cancellationToken)
    {
        var call = new NearAction.FunctionCall(method, JsonSerializer.SerializeToUtf8Bytes(arguments), Limit, deposit);
        var value = await SendAsync(signer, AccountId.Parse(Contract), [call], cancellationToken);
        return value.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(value.Span);
    }

    public async Task<JsonElement> ViewAsync(string method, object arguments, CancellationToken cancellationToken)
    {
        var result = await Client.CallFunctionAsync(
            AccountId.Parse(Contract), method, JsonSerializer.SerializeToUtf8Bytes(arguments), BlockReference.Final, cancellationToken);
        return JsonSerializer.Deserialize<JsonElement>(result.Result);
    }

    private async Task DeployAsync(string contract, string wasm, object arguments, CancellationToken cancellationToken)
    {
        var account = AccountId.Parse(contract);
        var key = KeyPair.Generate();
        await SendAsync(root, account,
            [
                new NearAction.CreateAccount(),
                new NearAction.Transfer(NearToken.FromNear(1_000)),
                new NearAction.AddKey(key.PublicKey, AccessKey.FullAccess),
                new NearAction.DeployContract(await File.ReadAllBytesAsync(wasm, cancellationToken)),
                new NearAction.FunctionCall("new", JsonSerializer.SerializeToUtf8Bytes(arguments), Limit, NearToken.Zero),
            ],
            cancellationToken);
        key.Dispose();
    }

    private async Task<ReadOnlyMemory<byte>> SendAsync(
        InMemorySigner signer, AccountId receiver, IReadOnlyList<NearAction> actions, CancellationToken cancellationToken)
    {
        var key = await Client.ViewAccessKeyAsync(signer.Account, signer.PublicKey, BlockReference.Optimistic, cancellationToken);
        var transaction = new Transaction(signer.Account, signer.PublicKey, key.Nonce + 1, receiver, key.BlockHash, actions);
        var status = await Client.SendTransactionAsync(transaction.Sign(signer), TransactionWait.Final, cancellationToken);
        return status.Status switch
        {
            ExecutionStatus.SuccessValue success => success.Value,
            ExecutionStatus.Failure failure =>
                throw new EmbeddedException($"The local chain refused {receiver}: {failure.PanicMessage ?? failure.Error.ToString()}"),
            _ => ReadOnlyMemory<byte>.Empty,
        };
    }

    /// <summary>What configures a market that follows this chain.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings() =>
    [
        new("Near:RpcUrls:0", Rpc.ToString()),
        new("Near:Network", Network),
        new("Near:Contract", Contract),
        new("Near:Relayer:Account", relayer.Account.Value),
        new("Near:Relayer:Key", relayerKey.ExportSecret()),
        new("Balances:PaidTo", RootAccount),
        new("Audit:Anchor:Account", anchorer.Account.Value),
        new("Audit:Anchor:Key", anchorerKey.ExportSecret()),
        new("Near:Contracts:0:Account", Market),
        new("Near:Contracts:0:Kind", nameof(Application.Chain.ContractKind.Market)),
    ];

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        root.Dispose();
        relayer.Dispose();
        anchorer.Dispose();
        http.Dispose();
        rootTurn.Dispose();
    }
}
