using System.CommandLine;
using Neura.Near.Blocks;
using Neura.Near.Rpc;
using NeuraNft.Application.Chain;

namespace NeuraNft.Operator.Chain;

/// <summary>Options of commands that speak to a chain.</summary>
internal sealed class ChainAddress
{
    public Option<string> Network { get; } = new("--network")
    {
        Description = "Name under which the chain's facts are stored (Near:Network).", Required = true,
    };

    public Option<string> Contract { get; } = new("--contract") { Description = "Account of the contract.", Required = true };

    // System.CommandLine itself makes no Uri of a text.
    public Option<Uri?> Rpc { get; } = new("--rpc")
    {
        Description = "JSON-RPC endpoint.",
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri;
            result.AddError($"'{result.Tokens[0].Value}' is no http address.");
            return null;
        },
    };

    /// <summary>Named by --rpc, or a folder or address of near-lake's files.</summary>
    /// <exception cref="RefusedException">Neither is named, or both are.</exception>
    public IBlockSource Source(ParseResult arguments, string? lake, HttpClient http, TimeProvider time)
    {
        var rpc = arguments.GetValue(Rpc);
        if ((lake is null) == (rpc is null)) throw new RefusedException("NO_SOURCE", "Name a source by --rpc or by --from.");
        if (lake is not null && !lake.StartsWith("http", StringComparison.Ordinal) && !Directory.Exists(lake))
            throw new RefusedException("NO_SOURCE", $"There is no folder {PrintableText.Of(lake)}.");
        var options = new ChainOptions
        {
            Network = arguments.GetRequiredValue(Network),
            Contract = arguments.GetRequiredValue(Contract),
            Source = lake is null ? BlockSourceKind.Rpc : BlockSourceKind.Lake,
            SourceAddress = lake,
            RpcUrls = rpc is null ? [] : [rpc],
        };
        return new BlockSources(options, http, endpoints => Client(endpoints, http, time), time).Open();
    }

    /// <exception cref="RefusedException">--rpc is not given.</exception>
    public JsonRpcClient Client(ParseResult arguments, HttpClient http, TimeProvider time) =>
        Client([arguments.GetValue(Rpc) ?? throw new RefusedException("NO_SOURCE", "Name an endpoint by --rpc.")], http, time);

    private static JsonRpcClient Client(IReadOnlyList<Uri> endpoints, HttpClient http, TimeProvider time) =>
        new(http, new JsonRpcClientOptions { Endpoints = endpoints }, time);
}
