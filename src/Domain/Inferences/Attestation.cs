using System.Text.Json.Serialization;

namespace NeuraNft.Domain.Inferences;

/// <summary>Who vouches for the machine that ran a model. Others than these need hardware, and are not there yet.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AttestationKind>))]
public enum AttestationKind
{
    /// <summary>Nobody.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>The worker itself says which program it is.</summary>
    [JsonStringEnumMemberName("self")] Self,
}

/// <param name="Kind">Who vouches.</param>
/// <param name="Measurement">Of "self": SHA-256 of the worker's program, lower-case hex.</param>
public sealed record Attestation(AttestationKind Kind, string? Measurement)
{
    public static Attestation None { get; } = new(AttestationKind.None, null);
}
