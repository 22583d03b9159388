using System.Text;

namespace Neura.Near.Borsh;

internal static class BorshText
{
    /// <summary>Throws on what is not UTF-8 instead of putting a replacement character: signed bytes must not change in reading.</summary>
    public static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
