namespace NeuraNft.Domain.Erasure;

/// <summary>A text of a stored event that somebody wrote or that follows from it: stored in an envelope only.</summary>
/// <param name="Holder">The record that has it.</param>
/// <param name="Name">Of its property.</param>
/// <param name="Erased">What is read where the envelope's key is gone.</param>
public sealed record PersonalField(Type Holder, string Name, string? Erased);
