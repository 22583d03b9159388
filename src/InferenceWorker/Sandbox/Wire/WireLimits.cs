namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>Bounds that both sides hold.</summary>
internal static class WireLimits
{
    /// <summary>One frame: all inputs, or all outputs, of one run. 256 MiB.</summary>
    public const long MaxFrameBytes = 256L << 20;

    /// <summary>Bytes of all tensors together that fit into a frame.</summary>
    public const long MaxTensorBytes = MaxFrameBytes - (1 << 20);
}
