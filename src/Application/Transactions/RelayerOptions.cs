using System.ComponentModel.DataAnnotations;
using Neura.Near;

namespace NeuraNft.Application.Transactions;

/// <summary>Who pays for delegate actions. Bound from the section "Near:Relayer"; without an account nobody does.</summary>
public sealed class RelayerOptions : IValidatableObject
{
    public const string Section = "Near:Relayer";

    /// <summary>What rights are moved with; more is never deposited for another.</summary>
    public static readonly NearToken MostDeposit = NearToken.OneYocto;

    /// <summary>The most gas that is paid for at once.</summary>
    public static readonly Gas MostGas = Gas.FromTeragas(100);

    /// <summary>The relayer's account, which pays. Default: none.</summary>
    public string? Account { get; set; }

    /// <summary>A secret: its key, "ed25519:…". From the environment or another protected source.</summary>
    public string? Key { get; set; }

    /// <summary>The file that holds the key, where it is not set itself.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Delegate actions of one account that are paid for within an hour. Default 30.</summary>
    [Range(1, 10_000)]
    public int MostAnHour { get; set; } = 30;

    /// <summary>Gas of all accounts' actions that is paid for within an hour. Default 100,000 Tgas: about 10 NEAR.</summary>
    [Range(100, 9_000_000)]
    public int MostTeragasAnHour { get; set; } = 100_000;

    internal RelayLimits Limits => new(MostAnHour, Gas.FromTeragas((ulong)MostTeragasAnHour));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Account is not null && !AccountId.TryParse(Account, out _))
            yield return new($"Near:Relayer:Account is no account: \"{Account}\".", [nameof(Account)]);
        if (Account is not null && Key is null && KeyFile is null)
            yield return new("Near:Relayer:Key (or KeyFile) is not set: the relayer cannot sign.", [nameof(Key)]);
        else if (Account is not null && !HasKey())
            yield return new("Near:Relayer:Key (or KeyFile) is no key, or cannot be read.", [nameof(Key)]);
    }

    internal KeyPair ReadKey() => KeyPair.Parse(Key ?? File.ReadAllText(KeyFile!).Trim());

    private bool HasKey()
    {
        try
        {
            ReadKey();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NearFormatException)
        {
            return false;
        }
    }
}
