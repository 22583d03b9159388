using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Chain;

/// <summary>Which chain and contracts this market follows, and from where. Bound from the section "Near".</summary>
public sealed class ChainOptions : IValidatableObject
{
    public const string Section = "Near";

    /// <summary>Name under which the chain's facts are stored: "mainnet", "testnet", "local-…".</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string Network { get; set; } = "";

    /// <summary>JSON-RPC endpoints, tried in turn. The first is the embedded development chain's where none is configured.</summary>
    [Required, MinLength(1)]
    public IList<Uri> RpcUrls { get; init; } = [];

    /// <summary>Account of the NRC-101 contract.</summary>
    [Required, StringLength(64, MinimumLength = 2)]
    public string Contract { get; set; } = "";

    /// <summary>First height to read where nothing was ingested yet. Default 0: the newest final block at the first start.</summary>
    public ulong StartHeight { get; set; }

    /// <summary>Further contracts whose events count: a market, foreign NFT contracts. Default none.</summary>
    public IList<FollowedContract> Contracts { get; init; } = [];

    /// <summary>Default <see cref="BlockSourceKind.Rpc"/>.</summary>
    public BlockSourceKind Source { get; set; }

    /// <summary>Address of the lake or of the block server; a lake may be a folder.</summary>
    public string? SourceAddress { get; set; }

    /// <summary>
    /// JSON-RPC endpoints that must show the same hash for each block. Default: for the source Rpc every endpoint but the first, else none.
    /// </summary>
    public IList<Uri> Witnesses { get; init; } = [];

    /// <summary>Blocks read ahead while the head is far. Default 16.</summary>
    [Range(1, 1_000)]
    public int ReadAhead { get; set; } = 16;

    /// <summary>Most blocks in one transaction while the head is far; near it, each block has its own. Default 100.</summary>
    [Range(1, 10_000)]
    public int BatchBlocks { get; set; } = 100;

    /// <summary>A transaction that has reached so many events takes no further block. Default 2,000.</summary>
    [Range(1, 100_000)]
    public int BatchEvents { get; set; } = 2_000;

    /// <summary>
    /// Pause between looks for a new final block, in milliseconds. Default 50 on the local chain; 500 is polite on a public endpoint.
    /// </summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 50;

    /// <summary>All followed contracts, the NRC-101 contract first.</summary>
    public IReadOnlyList<FollowedContract> Followed() =>
        [new FollowedContract { Account = Contract, Kind = ContractKind.Nrc101, StartHeight = StartHeight }, .. Contracts];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Source != BlockSourceKind.Rpc && string.IsNullOrEmpty(SourceAddress))
            yield return new($"Near:SourceAddress is needed where Near:Source is {Source}.", [nameof(SourceAddress)]);
        if (Source == BlockSourceKind.Rpc && RpcUrls.Count > 0 && !RpcUrls.Except(Witnesses).Any())
            yield return new("Near:Witnesses names every endpoint of Near:RpcUrls: nobody is left to witness.", [nameof(Witnesses)]);
        foreach (var contract in Followed())
        {
            var setting = contract.Account == Contract ? nameof(Contract) : nameof(Contracts);
            if (!Neura.Near.AccountId.TryParse(contract.Account, out _))
                yield return new($"Near:{setting} holds \"{contract.Account}\", which is no account.", [setting]);
            if (!Enum.IsDefined(contract.Kind))
                yield return new($"Near:{setting} gives {contract.Account} a kind that there is not: {contract.Kind}.", [setting]);
        }
        foreach (var twice in Followed().GroupBy(c => c.Account).Where(g => g.Count() > 1))
            yield return new($"Near:Contracts names {twice.Key} more than once.", [nameof(Contracts)]);
    }
}
