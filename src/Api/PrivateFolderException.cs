namespace NeuraNft.Api;

/// <summary>Secrets lie where others can read them, or are damaged: the program does not start.</summary>
internal sealed class PrivateFolderException(string message) : Exception(message);
