namespace NeuraNft.Application.Custody;

/// <summary>Custody refuses: a stable code and one sentence, neither of which tells anything of a key.</summary>
public sealed class CustodyException(string code, string sentence) : Exception(sentence)
{
    /// <summary>The code of everything that needs keys while there are none.</summary>
    public const string SealedCode = "SEALED";

    public string Code { get; } = code;

    internal static CustodyException Sealed() =>
        new(SealedCode, "The server is sealed: the holders of the master key's shares have to open it.");
}
