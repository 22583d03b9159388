using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Events;
using Neura.Near.Rpc;
using NeuraNft.Tests;

namespace NeuraNft.Crash.Servers;

/// <summary>The development chain with the real contract, and the account that may anchor in it.</summary>
internal sealed class AnchoringChain(ContractChain chain) : IAsyncDisposable
{
    private readonly KeyPair key = KeyPair.Generate();

    public JsonRpcClient Rpc => chain.Rpc;

    public Uri Address => chain.Address;

    public AccountId Contract => chain.Contract;

    public AccountId Anchorer { get; private set; }

    public string AnchorersKey => key.ExportSecret();

    public static async Task<AnchoringChain> StartAsync(CancellationToken ct)
    {
        var made = new AnchoringChain(await ContractChain.StartAsync(ct));
        try
        {
            await made.AppointAsync(ct);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every root that the contract ever took, in the order of its final blocks.</summary>
    public async Task<IReadOnlyList<(string Origin, long Size, string Root)>> AnchorsAsync(CancellationToken ct)
    {
        var source = new FinalBlockReader(Rpc, Contract);
        var to = await source.FinalHeightAsync(ct);
        var stream = new BlockStream(source, new BlockStreamOptions { ToHeight = to }, TimeProvider.System);
        var found = new List<(string, long, string)>();
        await foreach (var block in stream.ReadAsync(1, null, ct))
            foreach (var log in block.Receipts.Where(r => r.Status == ReceiptStatus.Success).SelectMany(r => r.Logs))
                if (EventJson.TryParse(log, out var told) && told.Event == "audit_anchor")
                    found.AddRange(told.Data.Select(one => (
                        one.GetProperty("origin").GetString()!, one.GetProperty("size").GetInt64(), one.GetProperty("root").GetString()!)));
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await chain.DisposeAsync();
        key.Dispose();
    }

    private async Task AppointAsync(CancellationToken ct)
    {
        Anchorer = await chain.AccountAsync("anchorer", key.PublicKey, ct);
        await chain.CallAsync(chain.Root, "nrc_set_anchorer", new { account_id = Anchorer.Value }, NearToken.OneYocto, ct);
    }
}
