namespace NeuraNft.InferenceWorker.Models;

/// <summary>What runs the model's operators.</summary>
public enum ExecutionProvider
{
    Cpu,
    Cuda,
    DirectMl,
    WebGpu,
}
