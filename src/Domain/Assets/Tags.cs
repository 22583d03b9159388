using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Assets;

/// <summary>The tags of an asset in the order given, equal by value. In JSON an array of strings.</summary>
[JsonConverter(typeof(TagsJson))]
public sealed class Tags(params IEnumerable<string> values) : IEquatable<Tags>
{
    public static Tags None { get; } = new();

    public IReadOnlyList<string> Values { get; } = [.. values];

    public bool Equals(Tags? other) => other is not null && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Tags);

    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(", ", Values);
}
