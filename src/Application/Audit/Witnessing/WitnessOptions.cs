using System.ComponentModel.DataAnnotations;
using Neura.TransparencyLog.Notes;

namespace NeuraNft.Application.Audit.Witnessing;

/// <summary>
/// This process as a witness of others' logs (C2SP tlog-witness). Bound from the section "Witness"; without a folder it is none.
/// </summary>
public sealed class WitnessOptions : IValidatableObject
{
    public const string Section = "Witness";

    /// <summary>What it has cosigned: losing it, it would cosign any tree anew. Default: none, it is no witness.</summary>
    public string? Folder { get; set; }

    /// <summary>The name of its key, as a URL without scheme.</summary>
    [RegularExpression("[^\\s+]{1,200}")]
    public string Name { get; set; } = "neuranft.local/witness";

    /// <summary>Its key: 32 bytes, base64, mode 0600.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Whose checkpoints it cosigns: the logs' keys (vkey).</summary>
    public IList<string> Logs { get; init; } = [];

    /// <summary>The process does nothing else: no market, no database. Default: false.</summary>
    public bool Alone { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var log in Logs)
            if (!NoteVerifier.TryParse(log, out var key) || key.Type != NoteKeyType.Ed25519)
                yield return new($"Witness:Logs holds \"{log}\", which is no log's key.", [nameof(Logs)]);
        if (Folder is not null && KeyFile is null)
            yield return new("Witness:KeyFile is not set, but Witness:Folder is.", [nameof(KeyFile)]);
        if (Alone && Folder is null) yield return new("Witness:Folder is not set: a witness needs its memory.", [nameof(Folder)]);
    }
}
