using System.Text.Json;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// Writes an answer:
/// {"label","score","labels":[{"label","score"}],"tensors":[{"name","type","shape","values","truncated"}],"nonFinite"}.
/// </summary>
internal static class OutputJson
{
    // NaN is an answer too: it is flagged, and written by name.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write(InferenceOutput output) => JsonSerializer.Serialize(
        new
        {
            label = output.Top?.Label,
            score = output.Top?.Score,
            labels = output.TopLabels.Select(l => new { l.Label, l.Score }),
            tensors = output.Tensors.Select(t => new { t.Name, type = t.ElementType, t.Shape, values = (object)t.Values, t.Truncated }),
            nonFinite = output.HasNonFinite,
        },
        Json);
}
