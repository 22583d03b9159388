namespace NeuraNft.InferenceWorker;

/// <summary>The model gets another key, and that takes longer than a worker waits: the job is tried again.</summary>
public sealed class ModelBeingReencryptedException() : Exception("The model is being re-encrypted.");
