using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Sealing;

/// <summary>What a header is minted for. Stored format; change only by adding.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeyPurpose>))]
public enum KeyPurpose
{
    /// <summary>To an account that may see the data.</summary>
    [JsonStringEnumMemberName("download")] Download,

    /// <summary>To a worker, for one attempt at one job of an account that may use the model.</summary>
    [JsonStringEnumMemberName("inference")] Inference,
}
