using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Assets;

/// <summary>How a right came about. Stored format; change only by adding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GrantOrigin>))]
public enum GrantOrigin
{
    [JsonStringEnumMemberName("grant")] Grant,
}
