namespace NeuraNft.InferenceWorker.Sandbox.Wire;

/// <summary>What a message between worker and child is. A frame is: length of the rest (u32), kind (u8), number (u32), body.</summary>
internal enum FrameKind : byte
{
    /// <summary>To the child: provider (u8), limits, length of the model. The number is 0.</summary>
    Load = 1,

    /// <summary>To the child: deadline in milliseconds (i64), tensors.</summary>
    Run = 2,

    /// <summary>To the child: end the run of this number. No body.</summary>
    Cancel = 3,

    /// <summary>From the child, first of all: what holds it, before it has seen a model.</summary>
    Ready = 11,

    /// <summary>From the child: declared inputs and outputs.</summary>
    Loaded = 12,

    /// <summary>From the child: the run's outputs.</summary>
    Outputs = 13,

    /// <summary>From the child, to a load or a run: which refusal (u8) and its text.</summary>
    Refused = 14,
}
