namespace NeuraNft.InferenceWorker;

/// <summary>A file that an asset names is not in content storage, or not what its CID says.</summary>
public sealed class ModelFileMissingException() : Exception("The file is not in content storage under its CID.");
