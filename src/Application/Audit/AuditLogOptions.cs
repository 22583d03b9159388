using System.ComponentModel.DataAnnotations;
using System.Text;

namespace NeuraNft.Application.Audit;

/// <summary>The transparency log over all events. Bound from the section "Audit".</summary>
public sealed class AuditLogOptions : IValidatableObject
{
    public const string Section = "Audit";

    private const int MaxOrigin = 128;

    /// <summary>
    /// Names the log for ever, as a URL without scheme: at most 128 bytes, which is what the contract takes. Default: neuranft.local/audit.
    /// </summary>
    [Required, RegularExpression("[^\\s+]{1,128}")]
    public string Origin { get; set; } = "neuranft.local/audit";

    /// <summary>Tiles and checkpoint. Default: "audit" in the embedded default's data folder; without either there is no log.</summary>
    public string? Folder { get; set; }

    /// <summary>The key that signs checkpoints: 32 bytes, base64, mode 0600. Default: made in the embedded default's "secrets".</summary>
    public string? KeyFile { get; set; }

    /// <summary>Least seconds between two checkpoints, while few events come. Default: 1.</summary>
    [Range(0.05, 3600)]
    public double IntervalSeconds { get; set; } = 1;

    /// <summary>
    /// A C2SP tlog-policy with this log's key and its witnesses, each with its address: a checkpoint is published once the policy is
    /// satisfied. Default: none, nobody is asked.
    /// </summary>
    public string? PolicyFile { get; set; }

    /// <summary>Seconds that a witness has for its answer. Default: 5.</summary>
    [Range(0.05, 300)]
    public double WitnessSeconds { get; set; } = 5;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Encoding.UTF8.GetByteCount(Origin) > MaxOrigin)
            yield return new($"Audit:Origin has more than {MaxOrigin} bytes.", [nameof(Origin)]);
    }
}
