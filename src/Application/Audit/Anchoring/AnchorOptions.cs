using System.ComponentModel.DataAnnotations;
using Neura.Near;

namespace NeuraNft.Application.Audit.Anchoring;

/// <summary>
/// Who anchors the log on the chain, and how often. Bound from the section "Audit:Anchor"; without an account nobody does.
/// </summary>
public sealed class AnchorOptions : IValidatableObject
{
    public const string Section = "Audit:Anchor";

    /// <summary>The contract's anchoring account, which signs and pays. Default: none.</summary>
    public string? Account { get; set; }

    /// <summary>A secret: its key, "ed25519:…". From the environment or another protected source.</summary>
    public string? Key { get; set; }

    /// <summary>The file that holds the key, where it is not set itself.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Events after the last anchor that make the next one due. Default 1,000.</summary>
    [Range(1, 100_000_000)]
    public long EveryEvents { get; set; } = 1_000;

    /// <summary>Minutes that an event waits for an anchor at most. Default 10.</summary>
    [Range(0.001, 100_000)]
    public double EveryMinutes { get; set; } = 10;

    /// <summary>Seconds between two looks whether one is due; each asks the chain once. Default 5.</summary>
    [Range(0.02, 600)]
    public double PollSeconds { get; set; } = 5;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Account is not null && !AccountId.TryParse(Account, out _))
            yield return new($"Audit:Anchor:Account is no account: \"{Account}\".", [nameof(Account)]);
        if (Account is not null && !HasKey())
            yield return new("Audit:Anchor:Key (or KeyFile) is not set, is no key, or cannot be read.", [nameof(Key)]);
    }

    internal KeyPair ReadKey() => KeyPair.Parse(Key ?? File.ReadAllText(KeyFile!).Trim());

    private bool HasKey()
    {
        if (Key is null && KeyFile is null) return false;
        try
        {
            using var key = ReadKey();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NearFormatException)
        {
            return false;
        }
    }
}
