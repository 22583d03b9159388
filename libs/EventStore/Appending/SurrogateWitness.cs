using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Neura.EventStore;

/// <summary>An encoder that is shown every string before it is written, and remembers whether one held half a surrogate pair.</summary>
internal sealed class SurrogateWitness : JavaScriptEncoder
{
    private static readonly JavaScriptEncoder Plain = UnsafeRelaxedJsonEscaping;
    private bool found;

    public override int MaxOutputCharactersPerInputCharacter => Plain.MaxOutputCharactersPerInputCharacter;

    [SuppressMessage("Performance", "CA1869", Justification = "The witness remembers one serialization; this path is rare.")]
    public static bool FindsHalfPair(object source, JsonSerializerOptions options)
    {
        var witness = new SurrogateWitness();
        _ = JsonSerializer.SerializeToUtf8Bytes(source, source.GetType(), new JsonSerializerOptions(options) { Encoder = witness });
        return witness.found;
    }

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        if (!TextCheck.IsClean(new string(text, 0, textLength).Replace('\0', ' '))) found = true;
        return Plain.FindFirstCharacterToEncode(text, textLength);
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        Plain.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override bool WillEncode(int unicodeScalar) => Plain.WillEncode(unicodeScalar);
}
