using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Rpc;

namespace NeuraNft.Application.Chain;

/// <summary>Opens the source of blocks that the configuration names, with its witnesses.</summary>
/// <remarks>
/// Nobody vouches for himself: an endpoint that gives blocks is no witness, and each witness is a client of one endpoint. So where every
/// further endpoint witnesses, the first alone gives blocks, and without it none come.
/// </remarks>
/// <param name="options">Which source.</param>
/// <param name="http">For lakes and block servers.</param>
/// <param name="connect">A client of some JSON-RPC endpoints.</param>
/// <param name="time">The clock that retries go by.</param>
public sealed class BlockSources(
    ChainOptions options, HttpClient http, Func<IReadOnlyList<Uri>, JsonRpcClient> connect, TimeProvider time)
{
    public IBlockSource Open()
    {
        var accounts = Accounts();
        var witnesses = Witnesses()
            .Select(url => new SourceBlockWitness(url.Host, new FinalBlockReader(connect([url]), accounts), accounts.ToHashSet()))
            .ToArray();
        return witnesses.Length == 0 ? Named() : new ComparedBlockSource(Named(), witnesses);
    }

    // Whole blocks are read whole, and not only for the followed contracts: a forged event is to be seen and counted.
    private IBlockSource Named() => options.Source switch
    {
        BlockSourceKind.Rpc => new FinalBlockReader(connect(Endpoints()), Accounts()),
        BlockSourceKind.Lake => new LakeBlockSource(LakeStore(), new LakeOptions(), time),
        BlockSourceKind.BlockServer => new BlockServerSource(
            http, new Uri(options.SourceAddress!), watched: null, new HttpSourceOptions(), time),
    };

    private AccountId[] Accounts() => [.. options.Followed().Select(c => AccountId.Parse(c.Account))];

    private ILakeStore LakeStore() =>
        Uri.TryCreate(options.SourceAddress, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? new LakeBucket(http, address, new HttpSourceOptions(), time)
            : new LakeFolder(options.SourceAddress!);

    private IReadOnlyList<Uri> Endpoints() =>
        options.Witnesses.Count > 0 ? [.. options.RpcUrls.Except(options.Witnesses)] : [options.RpcUrls[0]];

    private IEnumerable<Uri> Witnesses() =>
        options.Witnesses.Count > 0 ? options.Witnesses.Distinct()
        : options.Source == BlockSourceKind.Rpc ? options.RpcUrls.Skip(1).Distinct().Except(Endpoints())
        : [];
}
