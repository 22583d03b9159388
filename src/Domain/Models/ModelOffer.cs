using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Models;

/// <summary>How a model stands to its owner's test.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelOffer>))]
public enum ModelOffer
{
    /// <summary>No test was ever set.</summary>
    [JsonStringEnumMemberName("untested")] Untested,

    /// <summary>No worker has answered yet.</summary>
    [JsonStringEnumMemberName("pending")] Pending,

    [JsonStringEnumMemberName("passed")] Passed,

    [JsonStringEnumMemberName("failed")] Failed,
}
