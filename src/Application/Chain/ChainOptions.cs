using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Chain;

/// <summary>Which chain and contract this market follows. Bound from the section "Near".</summary>
public sealed class ChainOptions
{
    public const string Section = "Near";

    /// <summary>Name under which the chain's facts are stored: "mainnet", "testnet", "local-…".</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string Network { get; set; } = "";

    /// <summary>JSON-RPC endpoints, tried in turn. The first is the embedded development chain's where none is configured.</summary>
    [Required, MinLength(1)]
    public IList<Uri> RpcUrls { get; init; } = [];

    /// <summary>Account of the NRC-101 contract: the only executor whose logs count.</summary>
    [Required, StringLength(64, MinimumLength = 2)]
    public string Contract { get; set; } = "";

    /// <summary>First height to read where nothing was ingested yet. Default 0: the newest final block at the first start.</summary>
    public ulong StartHeight { get; set; }

    /// <summary>
    /// Pause between looks for a new final block, in milliseconds. Default 50 on the local chain; 500 is polite on a public endpoint.
    /// </summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 50;
}
