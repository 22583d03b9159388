using System.Text.Json.Serialization;

namespace NeuraNft.Domain;

/// <summary>A length of block time in nanoseconds; in JSON a decimal string, as <see cref="BlockTime"/> is.</summary>
[JsonConverter(typeof(BlockSpanJson))]
public readonly record struct BlockSpan(ulong Nanoseconds);
