namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>"Worker:Sandbox:Mode" is required, and this platform has no child with a filter of system calls.</summary>
public sealed class SandboxRequiredException()
    : Exception("Worker:Sandbox:Mode is required, but models cannot be kept apart here: see docs/inference.md.");
