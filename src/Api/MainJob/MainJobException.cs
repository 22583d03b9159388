namespace NeuraNft.Api.MainJob;

/// <summary>A step did not hold: what was expected and what was seen.</summary>
internal sealed class MainJobException(string message) : Exception(message);
