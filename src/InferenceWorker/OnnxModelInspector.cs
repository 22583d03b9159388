using NeuraNft.Application.Models;
using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker;

/// <summary>A model is fit when this worker can load it.</summary>
internal sealed class OnnxModelInspector(ExecutionProviderChoice provider, ModelLimits limits, TimeProvider time) : IModelInspector
{
    public ModelFileRefusal? Inspect(ReadOnlyMemory<byte> model)
    {
        switch (ModelSession.Load(model.ToArray(), provider, limits, time))
        {
            case ModelResult<ModelSession>.Success loaded:
                loaded.Value.Dispose();
                return null;
            case ModelResult<ModelSession>.Refused no:
                return new ModelFileRefusal(no.Refusal.Code, no.Refusal.Message);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
