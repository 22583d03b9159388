using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Assets;

/// <summary>Stored format; change only by adding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssetKind>))]
public enum AssetKind
{
    [JsonStringEnumMemberName("model")] Model,
    [JsonStringEnumMemberName("dataset")] Dataset,
    [JsonStringEnumMemberName("workflow")] Workflow,
    [JsonStringEnumMemberName("agent")] Agent,
}
