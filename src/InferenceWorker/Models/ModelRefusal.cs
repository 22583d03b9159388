namespace NeuraNft.InferenceWorker.Models;

/// <summary>Why a model was not loaded or not run. <see cref="Code"/> is stable and goes into events; change only by adding.</summary>
public abstract record ModelRefusal
{
    private ModelRefusal(string code) => Code = code;

    public string Code { get; }

    /// <summary>One sentence for people. Names tensors and shapes, never their values.</summary>
    public abstract string Message { get; }

    /// <summary>Not an ONNX model that this runtime loads on its own: garbage, truncated, external data, unknown operator.</summary>
    public sealed record ModelInvalid(string Reason) : ModelRefusal("MODEL_INVALID")
    {
        public override string Message => $"The model cannot be loaded: {Reason}";
    }

    /// <summary>The bytes are not those that the asset's version names.</summary>
    public sealed record ModelAltered(string ExpectedSha256, string ActualSha256) : ModelRefusal("INTEGRITY")
    {
        public override string Message => $"The model's SHA-256 is {ActualSha256}, expected {ExpectedSha256}";
    }

    /// <summary>Over a size or memory limit, before or while running.</summary>
    public sealed record ResourceLimit(string What) : ModelRefusal("RESOURCE_LIMIT")
    {
        /// <summary>Its process ended, or had to be ended, at a limit: another try would cost as much and end as badly.</summary>
        public bool EndedProcess { get; init; }

        public override string Message => What;
    }

    /// <summary>A tensor's name, rank, fixed dimension, type or number of values is not what the model declares.</summary>
    public sealed record ShapeMismatch(string Tensor, string Expected, string Got) : ModelRefusal("SHAPE_MISMATCH")
    {
        public override string Message => $"Tensor '{Tensor}': expected {Expected}, got {Got}";
    }

    /// <summary>The product of a shape's dimensions is negative, overflows, or is over the limit of elements.</summary>
    public sealed record ShapeOverflow(string Tensor, string Shape, long LimitElements) : ModelRefusal("SHAPE_OVERFLOW")
    {
        public override string Message => $"Tensor '{Tensor}': shape {Shape} holds more than {LimitElements} elements";
    }

    /// <summary>An input value is NaN or infinite.</summary>
    public sealed record NonFiniteInput(string Tensor, long Index) : ModelRefusal("NON_FINITE_INPUT")
    {
        public override string Message => $"Tensor '{Tensor}': the value at index {Index} is not a finite number";
    }

    /// <summary>The input does not fit the model's card, or needs a card that the model lacks.</summary>
    public sealed record InputUnsupported(string Reason) : ModelRefusal("INPUT_UNSUPPORTED")
    {
        public override string Message => Reason;
    }

    /// <summary>The model card is not valid JSON of the card format, or contradicts the model.</summary>
    public sealed record CardInvalid(string Reason) : ModelRefusal("CARD_INVALID")
    {
        public override string Message => $"The model card cannot be used: {Reason}";
    }

    /// <summary>The right to use the model went between the request and the run.</summary>
    public sealed record AccessDenied(string Reason) : ModelRefusal("ACCESS_DENIED")
    {
        public override string Message => $"The right to use the model is gone: {Reason}.";
    }

    /// <summary>The run was ended at its deadline.</summary>
    public sealed record DeadlineExceeded(TimeSpan Deadline) : ModelRefusal("DEADLINE_EXCEEDED")
    {
        public override string Message => $"The run was ended after {Deadline.TotalSeconds:0.###} s";
    }

    /// <summary>The runtime failed while running a model that it had loaded.</summary>
    public sealed record RunFailed(string Reason) : ModelRefusal("RUN_FAILED")
    {
        public override string Message => $"The run failed: {Reason}";
    }
}
