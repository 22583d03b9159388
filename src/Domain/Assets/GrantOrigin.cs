using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Assets;

/// <summary>How a right came about. Stored format; change only by adding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GrantOrigin>))]
public enum GrantOrigin
{
    /// <summary>Given by whoever administers the asset; lapses when the asset changes hands.</summary>
    [JsonStringEnumMemberName("grant")] Grant,

    /// <summary>Paid by the period; like the two below it outlives a transfer.</summary>
    [JsonStringEnumMemberName("lease")] Lease,

    /// <summary>A paid right that its holder passed on.</summary>
    [JsonStringEnumMemberName("resale")] Resale,

    /// <summary>Bought for good.</summary>
    [JsonStringEnumMemberName("purchase")] Purchase,
}
