using System.Globalization;
using System.Text;

namespace NeuraNft.Domain.Inferences;

/// <summary>
/// Texts one after another as netstrings, "5:hello,": the length in bytes of UTF-8, so that no two lists of texts have the same bytes.
/// What is signed, authenticated or committed to is written so, for it is the same in every language.
/// </summary>
public static class CanonicalText
{
    public static byte[] Of(params IEnumerable<string> parts)
    {
        using var bytes = new MemoryStream();
        foreach (var part in parts)
        {
            var text = Encoding.UTF8.GetBytes(part);
            bytes.Write(Encoding.ASCII.GetBytes(text.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            bytes.Write(text);
            bytes.WriteByte((byte)',');
        }
        return bytes.ToArray();
    }
}
