using Neura.Near;
using Neura.Near.Rpc;
using Neura.TransparencyLog.Tiles;
using NeuraNft.Application.Audit;
using NeuraNft.Application.Audit.Anchoring;
using Npgsql;

namespace NeuraNft.Crash.Children;

/// <summary>One log and the contract that it is anchored in: parent and child make the same of it from what the environment says.</summary>
internal sealed record AnchorWork(string Folder, Uri Rpc, string Contract, string Account, string Key)
{
    // Not arguments: those are everybody's to read.
    private const string Variable = "NEURANFT_CRASH_ANCHOR";
    private const string Network = "crash";

    public FolderTileStore Tiles => new(Folder);

    public static AnchorWork FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable)!.Split('|') is [var folder, var rpc, var contract, var account, var key]
            ? new AnchorWork(folder, new Uri(rpc), contract, account, key)
            : throw new InvalidOperationException($"{Variable} is not set.");

    public void ToEnvironment() => Environment.SetEnvironmentVariable(Variable, $"{Folder}|{Rpc}|{Contract}|{Account}|{Key}");

    public JsonRpcClient Client(HttpClient http) => new(http, new JsonRpcClientOptions { Endpoints = [Rpc] });

    public AnchorBook Book(JsonRpcClient rpc) => new(new ChainAnchors(rpc, Contract), AuditProgram.Origin, TimeProvider.System);

    public AuditLog Log(NpgsqlDataSource db, AnchorBook book) =>
        new(new AuditLeaves(db), Tiles, AuditProgram.Signer(), TimeProvider.System, book);

    /// <summary>Every event is a reason to anchor.</summary>
    public AnchorLog Anchors(NpgsqlDataSource db, AnchorBook book, JsonRpcClient rpc, AnchorMetrics metrics) => new(
        db, Tiles, book, new AnchorTries(db, Network, Contract, AuditProgram.Origin, TimeProvider.System), rpc,
        AccountId.Parse(Contract), new AnchorOptions { Account = Account, Key = Key, EveryEvents = 1 }, metrics, TimeProvider.System);
}
