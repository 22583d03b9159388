using System.Buffers;

namespace Neura.Near;

/// <summary>The grammar of account ids: parts of [a-z0-9] with exactly one separator between two parts.</summary>
internal static class AccountIdText
{
    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is < AccountId.MinLength or > AccountId.MaxLength) return false;
        var lastWasSeparator = true;
        foreach (var c in text)
        {
            var separator = c is '-' or '_' or '.';
            if (separator ? lastWasSeparator : c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9'))) return false;
            lastWasSeparator = separator;
        }
        return !lastWasSeparator;
    }

    public static AccountKind KindOf(ReadOnlySpan<char> text) => text switch
    {
        { Length: 64 } when IsHex(text) => AccountKind.NearImplicit,
        ['0', 'x', ..] when text.Length == 42 && IsHex(text[2..]) => AccountKind.EthImplicit,
        ['0', 's', ..] when text.Length == 42 && IsHex(text[2..]) => AccountKind.Deterministic,
        _ => AccountKind.Named,
    };

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(s_hex);
}
