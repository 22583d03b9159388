using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Preprocessing;

/// <summary>A label of the model card with the model's score for it, as the model gives it (a probability where it ends in a softmax).</summary>
public sealed record LabelScore(string Label, double Score);

/// <summary>An output tensor, cut off after <see cref="ModelLimits.MaxReportedValues"/> values.</summary>
/// <param name="Name">The name that the model declares.</param>
/// <param name="ElementType">ONNX's name, such as <c>float</c>.</param>
/// <param name="Shape">Of the whole tensor, also where it is cut off.</param>
/// <param name="Values">Row-major, of the CLR type of the element type.</param>
/// <param name="Truncated">True where the tensor has more values than are given here.</param>
public sealed record ReportedTensor(string Name, string ElementType, IReadOnlyList<long> Shape, Array Values, bool Truncated);

/// <summary>What a run gives back.</summary>
/// <param name="Top">The label of the highest score; null where the card names no labels.</param>
/// <param name="TopLabels">At most five, best first.</param>
/// <param name="Tensors">All outputs of the model.</param>
/// <param name="HasNonFinite">True where an output holds NaN or an infinity; no label is then named.</param>
/// <param name="Elapsed">Time in the runtime.</param>
public sealed record InferenceOutput(
    LabelScore? Top, IReadOnlyList<LabelScore> TopLabels, IReadOnlyList<ReportedTensor> Tensors, bool HasNonFinite, TimeSpan Elapsed);
