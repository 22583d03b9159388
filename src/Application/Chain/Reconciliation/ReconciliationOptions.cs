using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Chain.Reconciliation;

/// <summary>How often the log is compared with the chain. Bound from the section "Reconciliation".</summary>
public sealed class ReconciliationOptions
{
    public const string Section = "Reconciliation";

    /// <summary>Minutes between two comparisons of each followed contract. Default 0: only by the operator's command.</summary>
    [Range(0, 100_000)]
    public int EveryMinutes { get; set; }

    /// <summary>Assets of a contract compared each time. Default 100.</summary>
    [Range(1, 1_000_000)]
    public int Sample { get; set; } = 100;
}
