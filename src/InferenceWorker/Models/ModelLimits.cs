namespace NeuraNft.InferenceWorker.Models;

/// <summary>What one model and one run may take. A model is hostile input; these hold inside the process, beside a sandbox's own limits.</summary>
public sealed record ModelLimits
{
    public static ModelLimits Default { get; } = new();

    /// <summary>Bytes of a model file; default 1 GiB.</summary>
    public long MaxModelBytes { get; init; } = 1L << 30;

    /// <summary>Elements of any one input tensor; default 16 Mi.</summary>
    public long MaxInputElements { get; init; } = 16L << 20;

    /// <summary>Elements of any one output tensor that is handed back; default 16 Mi.</summary>
    public long MaxOutputElements { get; init; } = 16L << 20;

    /// <summary>UTF-16 units of a text input; default 65,536.</summary>
    public int MaxTextLength { get; init; } = 1 << 16;

    /// <summary>Values of each raw tensor kept in an inference output; the rest is cut off and said to be; default 1,024.</summary>
    public int MaxReportedValues { get; init; } = 1024;

    /// <summary>Threads inside one run; default half of the processors, at least 1.</summary>
    public int ThreadsPerRun { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);
}
