using System.Text.Json;
using NeuraNft.InferenceWorker.Preprocessing;

namespace NeuraNft.InferenceWorker;

/// <summary>
/// Writes an answer:
/// {"task","label","score","labels":[{"label","score"}],"embedding":[…],"speech":{"duration","frameSeconds","segments":[{"start","end"}],
/// "probabilities"},"tensors":[{"name","type","shape","values","truncated"}],"nonFinite"}. What a task has not is null.
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
            task = output.Task,
            label = output.Top?.Label,
            score = output.Top?.Score,
            labels = output.TopLabels.Select(l => new { l.Label, l.Score }),
            embedding = output.Embedding,
            speech = output.Speech,
            tensors = output.Tensors.Select(t => new { t.Name, type = t.ElementType, t.Shape, values = Values(t), t.Truncated }),
            nonFinite = output.HasNonFinite,
        },
        Json);

    // An array of bytes would be written as one text. (Asked with "is", sbyte[] is one too.)
    private static object Values(ReportedTensor tensor) => tensor.Values.GetType() == typeof(byte[])
        ? ((byte[])tensor.Values).Select(b => (int)b)
        : tensor.Values;
}
