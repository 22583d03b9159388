using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Chain;

/// <summary>One contract of the allow-list: only the logs of these count.</summary>
public sealed class FollowedContract
{
    [Required, StringLength(64, MinimumLength = 2)]
    public string Account { get; set; } = "";

    public ContractKind Kind { get; set; } = ContractKind.Nep171;

    /// <summary>First height to read where nothing of it was ingested yet. Default 0: from now on, without its past.</summary>
    public ulong StartHeight { get; set; }
}
