using System.Text.Json;

namespace NeuraNft.Api.MainJob;

/// <summary>The typed refusals of a mutation's payload.</summary>
internal static class Refusals
{
    public static JsonElement? First(JsonElement payload) =>
        payload.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
            ? errors[0]
            : null;

    public static void ThrowIfAny(JsonElement payload)
    {
        if (First(payload) is { } refusal)
            throw new MainJobException($"Refused: {refusal}");
    }
}
