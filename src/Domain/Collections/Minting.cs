using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Collections;

/// <summary>Who may mint into a collection. Stored format; change only by adding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Minting>))]
public enum Minting
{
    [JsonStringEnumMemberName("owner")] Owner,
    [JsonStringEnumMemberName("allow_list")] AllowList,
    [JsonStringEnumMemberName("open")] Open,
}
