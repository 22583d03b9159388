using System.Text.Json;

namespace NeuraNft.Application.Chain.Legacy;

/// <summary>What the log takes of an event, a megabyte, counted as it is written: there a character may weigh six bytes.</summary>
internal static class LegacySize
{
    // The rest of a megabyte is for the event's other members.
    private const int Most = 900 * 1024;

    /// <exception cref="InvalidDataException">The texts are too long together.</exception>
    public static void Check(params ReadOnlySpan<string?> texts)
    {
        var bytes = 0;
        foreach (var text in texts)
            bytes += text is null ? 0 : JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length;
        if (bytes > Most)
            throw new InvalidDataException($"the event's texts have {bytes} bytes as they are stored.");
    }
}
