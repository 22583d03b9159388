using Neura.Near;
using Neura.Near.Blocks;
using Neura.Near.Rpc;

namespace NeuraNft.Application.Chain;

/// <summary>Opens the source of blocks that the configuration names, with its witnesses.</summary>
public sealed class BlockSources(ChainOptions options, JsonRpcClient rpc, Func<Uri, JsonRpcClient> connect)
{
    public IBlockSource Open()
    {
        var source = One();
        var witnesses = Witnesses().Select(url => new RpcBlockWitness(url.Host, connect(url))).ToArray();
        return witnesses.Length == 0 ? source : new ComparedBlockSource(source, witnesses);
    }

    private IBlockSource One() => options.Source switch
    {
        BlockSourceKind.Rpc => new FinalBlockReader(rpc, AccountId.Parse(options.Contract)),
        BlockSourceKind.Lake => throw new NotSupportedException(),
        BlockSourceKind.BlockServer => throw new NotSupportedException(),
    };

    private IEnumerable<Uri> Witnesses() =>
        options.Witnesses.Count > 0 ? options.Witnesses : options.Source == BlockSourceKind.Rpc ? options.RpcUrls.Skip(1) : [];
}
