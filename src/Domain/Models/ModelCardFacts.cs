namespace NeuraNft.Domain.Models;

/// <summary>What a model's card says it is for, checked against the model. Stored format; change only by adding.</summary>
/// <param name="Cid">Of the card.</param>
/// <param name="Task">"image-classification", "text-embedding", …</param>
/// <param name="InputKind">"text", "image", "audio" or "tensors".</param>
public sealed record ModelCardFacts(string Cid, string Task, string InputKind);
