using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Market;

/// <summary>Token ids in the order given, equal by value. In JSON an array of strings.</summary>
[JsonConverter(typeof(TokenIdsJson))]
public sealed class TokenIds(params IEnumerable<string> values) : IEquatable<TokenIds>
{
    public IReadOnlyList<string> Values { get; } = [.. values];

    public bool Equals(TokenIds? other) => other is not null && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as TokenIds);

    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(", ", Values);
}
