using System.ComponentModel.DataAnnotations;
using System.Text;

namespace NeuraNft.Application.Custody;

/// <summary>Where the master key comes from. Bound from the section "Custody". One of the two has to be configured.</summary>
public sealed class CustodyOptions : IValidatableObject
{
    public const string Section = "Custody";

    /// <summary>What all systems allow.</summary>
    public const int LongestSocket = 100;

    /// <summary>File with the master key, mode 0600. Embedded default: secrets/custody.key in the data folder.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Makes the key file where there is none and no custody yet. Default false; true on the embedded default.</summary>
    public bool CreateKeyFile { get; set; }

    /// <summary>Starts sealed and waits for the shares of the master key. Default false.</summary>
    public bool Shares { get; set; }

    /// <summary>
    /// Unix domain socket, mode 0600, over which `neura custody` reaches this process. Default none; embedded: secrets/custody.sock in the
    /// data folder. Only this process's own user and root are answered.
    /// </summary>
    public string? Socket { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeyFile is null == !Shares)
            yield return new ValidationResult("Set one of Custody:KeyFile and Custody:Shares: there are no keys without a master key.");
        if (Shares && Socket is null)
            yield return new ValidationResult("Custody:Shares needs Custody:Socket: the shares come over it.");
        if (Socket is not null && Encoding.UTF8.GetByteCount(Socket) > LongestSocket)
            yield return new ValidationResult($"Custody:Socket: a socket's path has at most {LongestSocket} bytes.");
    }
}
