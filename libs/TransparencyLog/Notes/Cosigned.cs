using System.Globalization;
using System.Text;

namespace Neura.TransparencyLog.Notes;

/// <summary>What a witness signs (C2SP tlog-cosignature, the Ed25519 message).</summary>
internal static class Cosigned
{
    /// <summary>Null for a time that cannot be: before 1970.</summary>
    public static byte[]? Message(long unixSeconds, string text) => unixSeconds < 0
        ? null
        : Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {unixSeconds}\n{text}"));
}
