using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NeuraNft.Domain;

/// <summary>A NEAR account id: 2 to 64 characters by the NEP rules. There is no invalid instance; in JSON it is a plain string.</summary>
[JsonConverter(typeof(AccountJson))]
public sealed partial record Account
{
    private Account(string value) => Value = value;

    public string Value { get; }

    /// <exception cref="FormatException">The text is no NEAR account id.</exception>
    public static Account Parse(string text) =>
        TryParse(text, out var account) ? account : throw new FormatException("Not a NEAR account id.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Account? account)
    {
        account = text is { Length: >= 2 and <= 64 } && Pattern().IsMatch(text) ? new Account(text) : null;
        return account is not null;
    }

    public override string ToString() => Value;

    // Separators never touch each other or an end; \z, because $ would let a trailing newline through.
    [GeneratedRegex(@"\A(?:[a-z0-9]+[-_.])*[a-z0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
