using System.Text;

namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>Names out of a file that anybody may have written.</summary>
internal static class OnnxText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text itself: names are compared by it.</summary>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > OnnxLimits.NameBytes)
            throw OnnxRefusedException.TooMuch($"The model has a name of {bytes.Length} bytes; the limit is {OnnxLimits.NameBytes}");
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw OnnxRefusedException.Invalid("it has a name that is not UTF-8");
        }
    }

    /// <summary>Fit to be stored and shown: control characters are replaced, what is long is cut off.</summary>
    public static string Shown(string name, int most = OnnxLimits.NameKept)
    {
        var shown = new StringBuilder(Math.Min(name.Length, most + 1));
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > most)
                return shown.Append('…').ToString();
            shown.Append(Rune.IsControl(rune) ? Rune.ReplacementChar : rune);
        }

        return shown.ToString();
    }
}
