using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Market;

/// <summary>The ways to sell. Stored format; change only by adding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DealKind>))]
public enum DealKind
{
    [JsonStringEnumMemberName("listing")] Listing,
    [JsonStringEnumMemberName("offer")] Offer,
    [JsonStringEnumMemberName("auction")] Auction,
}
