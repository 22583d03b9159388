using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Sealing;

/// <summary>How an account came to hold less. Stored format; change only by adding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RightsLossReason>))]
public enum RightsLossReason
{
    /// <summary>The asset changed hands: its old owner, and whoever held a grant of his.</summary>
    [JsonStringEnumMemberName("transferred")] Transferred,

    /// <summary>All grants were ended by the owner's word.</summary>
    [JsonStringEnumMemberName("lapsed")] Lapsed,

    [JsonStringEnumMemberName("revoked")] Revoked,

    /// <summary>A lower level was set: of the account, as the default, or as the cap.</summary>
    [JsonStringEnumMemberName("lowered")] Lowered,

    /// <summary>No event says so: the right reached its own end.</summary>
    [JsonStringEnumMemberName("expired")] Expired,

    [JsonStringEnumMemberName("burnt")] Burnt,
}
