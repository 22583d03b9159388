using NeuraNft.InferenceWorker.Sandbox.Linux;

namespace NeuraNft.InferenceWorker.Sandbox;

/// <summary>A child that has seen no model, and the file, empty yet, that its one will be in.</summary>
internal sealed record EmptyChild(ModelMemory Model, Child Child) : IDisposable
{
    public void Dispose()
    {
        ((IDisposable)Model).Dispose();
        Child.Dispose();
    }
}
