using System.Globalization;
using NeuraNft.Domain;

namespace NeuraNft.Api;

/// <summary>A place in the event log. Opaque: clients only ever hand back what the server gave.</summary>
public readonly record struct Position(long Value)
{
    private const int MostDigits = 19;

    /// <summary>Only the text that a position is written as: no sign, no space, no further zeros.</summary>
    public static bool TryParse(string? text, out Position position)
    {
        position = default;
        if (text is not { Length: > 0 and <= MostDigits } || (text.Length > 1 && text[0] == '0')
            || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        position = new Position(value);
        return true;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An IPFS content identifier, as it stands on chain.</summary>
public readonly record struct Cid(string Value);

/// <summary>A SHA-256, 64 digits of lower-case hex.</summary>
public readonly record struct Hash256(string Value);

/// <summary>This market's own scalars.</summary>
internal static class Scalars
{
    public static GraphQLServerBuilder AddMarketScalars(this GraphQLServerBuilder builder) => builder
        .AddScalar<Account>(TextScalar.Create(
            "AccountId", Account.Parse, a => a.Value, "A NEAR account id.", "https://nomicon.io/DataStructures/Account"))
        .AddScalar<Yocto>(TextScalar.Create(
            "NearToken", Yocto.Parse, a => a.ToString(), "An amount in yoctoNEAR: a decimal string from 0 to 2^128-1."))
        .AddScalar<BlockTime>(TextScalar.Create(
            "BlockTime", text => new BlockTime(ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)),
            t => t.Nanoseconds.ToString(CultureInfo.InvariantCulture),
            "A block's time as the chain has it: nanoseconds since 1970, a decimal string; finer than DateTime."))
        .AddScalar<Cid>(TextScalar.Create(
            "Cid", text => IsCid(text) ? new Cid(text) : throw new FormatException(), c => c.Value,
            "An IPFS content identifier as text.", "https://github.com/multiformats/cid"))
        .AddScalar<Hash256>(TextScalar.Create(
            "Hash256", text => IsHash(text) ? new Hash256(text) : throw new FormatException(), h => h.Value,
            "A SHA-256 as 64 digits of lower-case hex."))
        .AddScalar<Position>(TextScalar.Create(
            "Position", text => Position.TryParse(text, out var place) ? place : throw new FormatException(),
            p => p.ToString(),
            "A place in the event log. Opaque: only ever hand back what the server gave."));

    private static bool IsCid(string text) => text is { Length: > 0 and <= 128 } && text.All(char.IsAsciiLetterOrDigit);

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
