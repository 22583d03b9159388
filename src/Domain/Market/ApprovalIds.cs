using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Market;

/// <summary>NEP-178 approval id by token, ordered by token and equal by value. In JSON {"token": number}.</summary>
[JsonConverter(typeof(ApprovalIdsJson))]
public sealed class ApprovalIds(IEnumerable<KeyValuePair<string, long>> values) : IEquatable<ApprovalIds>
{
    public ImmutableSortedDictionary<string, long> Values { get; } = values.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public bool Equals(ApprovalIds? other) => other is not null && Values.SequenceEqual(other.Values);

    public override bool Equals(object? obj) => Equals(obj as ApprovalIds);

    public override int GetHashCode() => Values.Aggregate(0, (hash, value) => HashCode.Combine(hash, value.Key, value.Value));

    public override string ToString() => string.Join(", ", Values.Select(v => $"{v.Key}: {v.Value}"));
}
