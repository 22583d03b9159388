using System.Globalization;
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

    /// <summary>Events that the log grows by at once, at most.</summary>
    public int LargestStep { get; init; } = 40;

    public FolderTileStore Tiles => new(Folder);

    public static AnchorWork FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable)!.Split('|') is [var folder, var rpc, var contract, var account, var key, var step]
            ? new AnchorWork(folder, new Uri(rpc), contract, account, key) { LargestStep = int.Parse(step, CultureInfo.InvariantCulture) }
            : throw new InvalidOperationException($"{Variable} is not set.");

    /// <summary>The child's alone: it holds a key.</summary>
    public IReadOnlyDictionary<string, string> ToEnvironment() => new Dictionary<string, string>
    {
        [Variable] = string.Create(CultureInfo.InvariantCulture, $"{Folder}|{Rpc}|{Contract}|{Account}|{Key}|{LargestStep}"),
    };

    public JsonRpcClient Client(HttpClient http) => new(http, new JsonRpcClientOptions { Endpoints = [Rpc] });

    public AnchorBook Book(JsonRpcClient rpc) => new(new ChainAnchors(rpc, Contract), AuditProgram.Origin, TimeProvider.System);

    public AuditLog Log(NpgsqlDataSource db, AnchorBook book) =>
        new(new AuditLeaves(db), Tiles, AuditProgram.Signer(), TimeProvider.System, book);

    /// <summary>Every event is a reason to anchor.</summary>
    public AnchorLog Anchors(NpgsqlDataSource db, AnchorBook book, JsonRpcClient rpc, AnchorMetrics metrics) => new(
        db, Tiles, book, new AnchorTries(db, Network, Contract, AuditProgram.Origin, TimeProvider.System), rpc,
        AccountId.Parse(Contract), new AnchorOptions { Account = Account, Key = Key, EveryEvents = 1 }, metrics, TimeProvider.System);
}
