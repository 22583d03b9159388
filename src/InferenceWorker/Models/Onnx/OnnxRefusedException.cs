namespace NeuraNft.InferenceWorker.Models.Onnx;

/// <summary>Ends the reading of a file that is no fit model. Never leaves <see cref="OnnxReading"/>.</summary>
internal sealed class OnnxRefusedException(ModelRefusal refusal) : Exception(refusal.Message)
{
    public ModelRefusal Refusal => refusal;

    public static OnnxRefusedException Invalid(string reason) => new(new ModelRefusal.ModelInvalid(reason));

    public static OnnxRefusedException TooMuch(string what) => new(new ModelRefusal.ResourceLimit(what));
}
