namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>A message as it came. Nothing in it has been believed yet.</summary>
internal readonly record struct Frame(FrameKind Kind, uint Number, ReadOnlyMemory<byte> Body);
