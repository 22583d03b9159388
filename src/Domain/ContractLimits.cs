using System.Text;

namespace NeuraNft.Domain;

/// <summary>Limits that the contract's source sets; see contract/nrc101.</summary>
public static class ContractLimits
{
    public const int MaxNameBytes = 128;

    public const int MaxVersions = 500;

    /// <summary>The last of them are the owner's, so that no editor uses them all up.</summary>
    public const int MaxVersionsOfEditors = 450;

    public const int MaxGrantsACall = 25;

    public const int MaxApprovals = 20;

    public const int MaxRequestBytes = 512;

    internal static bool FitsName(string name) => name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= MaxNameBytes;
}
