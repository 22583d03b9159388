namespace NeuraNft.InferenceWorker.Models;

/// <summary>"Worker:Provider" names an execution provider that does not run a model on this machine.</summary>
public sealed class ProviderUnusableException(string provider, string failure)
    : Exception($"Worker:Provider is {provider}, which does not work here: {failure}");
