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

    /// <summary>A plain NEP-171 token of a contract that is not NRC-101; no NRC-101 asset is of this kind.</summary>
    [JsonStringEnumMemberName("foreign")] Foreign,
}
