namespace NeuraNft.Auditor;

/// <summary>A file is not what it should be. The message is a sentence.</summary>
internal sealed class MalformedException(string message) : Exception(message);
