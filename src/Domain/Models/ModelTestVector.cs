namespace NeuraNft.Domain.Models;

/// <summary>The owner's word of what the model answers. Stored format; change only by adding.</summary>
/// <param name="InputKind">As of an inference: "text", "tensors", "image", "audio".</param>
/// <param name="Input">As JSON text.</param>
/// <param name="Expected">Tensors as JSON text: [{"name","shape","values"}]; outputs that are not named are not compared.</param>
/// <param name="Tolerance">Each value may differ by so much, or by so much of its size where it is larger than 1.</param>
public sealed record ModelTestVector(string InputKind, string Input, string Expected, double Tolerance);
