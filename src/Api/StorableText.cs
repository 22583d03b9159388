namespace NeuraNft.Api;

/// <summary>What PostgreSQL can keep as text: Unicode without NUL and without half of a surrogate pair.</summary>
internal static class StorableText
{
    public static bool Is(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (System.Text.Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done
                || rune.Value == 0)
                return false;
            rest = rest[length..];
        }
        return true;
    }
}
