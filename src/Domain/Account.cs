using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

/// <summary>A NEAR account id: 2 to 64 characters by the NEP rules. There is no invalid instance; in JSON it is a plain string.</summary>
[JsonConverter(typeof(AccountJson))]
public sealed record Account
{
    private Account(string value) => Value = value;

    public string Value { get; }

    /// <exception cref="FormatException">The text is no NEAR account id.</exception>
    public static Account Parse(string text) =>
        TryParse(text, out var account) ? account : throw new FormatException("Not a NEAR account id.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Account? account)
    {
        account = text is { Length: >= 2 and <= 64 } && IsId(text) ? new Account(text) : null;
        return account is not null;
    }

    public override string ToString() => Value;

    /// <summary>Lower-case letters and digits with single separators between. By hand: an account is read millions of times.</summary>
    private static bool IsId(string text)
    {
        var isSeparated = true;
        foreach (var one in text)
        {
            var isSeparator = one is '-' or '_' or '.';
            if (isSeparator ? isSeparated : !char.IsAsciiLetterLower(one) && !char.IsAsciiDigit(one))
                return false;
            isSeparated = isSeparator;
        }
        return !isSeparated;
    }
}
