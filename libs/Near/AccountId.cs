using System.Text.Json.Serialization;
using Neura.Near.Json;

namespace Neura.Near;

/// <summary>
/// A valid NEAR account id: 2 to 64 characters, lower-case letters, digits and single separators '-', '_', '.' between them.
/// </summary>
/// <remarks>Source: https://nomicon.io/DataStructures/Account. A default value is the empty text and belongs nowhere.</remarks>
[JsonConverter(typeof(AccountIdJsonConverter))]
public readonly record struct AccountId : IComparable<AccountId>
{
    /// <summary>The fewest characters.</summary>
    public const int MinLength = 2;
    /// <summary>The most characters.</summary>
    public const int MaxLength = 64;

    private readonly string? _value;

    private AccountId(string value) => _value = value;

    /// <summary>The id as text.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>What the text alone says about how the account came to be.</summary>
    public AccountKind Kind => AccountIdText.KindOf(Value);

    /// <summary>64 lower-case hexadecimal digits: the account whose only key is, at first, the public key of that value.</summary>
    public bool IsImplicit => Kind == AccountKind.NearImplicit;

    /// <exception cref="NearFormatException">The text is no account id.</exception>
    public static AccountId Parse(string text) => TryParse(text, out var account)
        ? account
        : throw new NearFormatException("Not a NEAR account id: 2 to 64 characters of a-z, 0-9 and single separators - _ . between them.");

    /// <summary>False where the text is no account id.</summary>
    public static bool TryParse(string? text, out AccountId account)
    {
        var valid = text is not null && AccountIdText.IsValid(text);
        account = valid ? new AccountId(text!) : default;
        return valid;
    }

    /// <summary>The implicit account of an Ed25519 key: its 32 bytes in hexadecimal.</summary>
    /// <exception cref="NearFormatException">The key is not Ed25519.</exception>
    public static AccountId Implicit(PublicKey key) => key.Type == KeyType.Ed25519
        ? new AccountId(Convert.ToHexStringLower(key.Bytes))
        : throw new NearFormatException("Only an Ed25519 key has a NEAR-implicit account.");

    /// <summary>True where <paramref name="parent"/> may create this account: "a.bob.near" is a sub-account of "bob.near".</summary>
    public bool IsSubAccountOf(AccountId parent) =>
        Value.EndsWith("." + parent.Value, StringComparison.Ordinal)
        && Value.IndexOf('.', StringComparison.Ordinal) == Value.Length - parent.Value.Length - 1;

    /// <inheritdoc/>
    public int CompareTo(AccountId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>By ordinal comparison of the texts.</summary>
    public static bool operator <(AccountId left, AccountId right) => left.CompareTo(right) < 0;
    /// <summary>By ordinal comparison of the texts.</summary>
    public static bool operator >(AccountId left, AccountId right) => left.CompareTo(right) > 0;
    /// <summary>By ordinal comparison of the texts.</summary>
    public static bool operator <=(AccountId left, AccountId right) => left.CompareTo(right) <= 0;
    /// <summary>By ordinal comparison of the texts.</summary>
    public static bool operator >=(AccountId left, AccountId right) => left.CompareTo(right) >= 0;
}
